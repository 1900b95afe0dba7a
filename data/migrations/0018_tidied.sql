-- Texts that were typed before unfit signs were taken out at the door: controls, halves
-- of signs, what is not seen or turns words round. A vertical tab made papers impossible.
-- New texts are tidied by data/signs.py.
create macro without_unfit(words) as regexp_replace(
    regexp_replace(
        words,
        '\r\n|[\r\x0b\x0c\x1c-\x1e\x{85}\x{2028}\x{2029}]',
        chr(10),
        'g'
    ),
    '[\x00-\x08\x0e-\x1f\x7f-\x{9f}\x{ad}\x{34f}\x{61c}\x{115f}\x{1160}\x{17b4}'
    || '\x{17b5}\x{180b}-\x{180f}\x{200b}\x{200c}\x{200e}\x{200f}\x{202a}-\x{202e}'
    || '\x{2060}-\x{206f}\x{3164}\x{fdd0}-\x{fdef}\x{feff}\x{ffa0}\x{fff0}-\x{fffb}'
    || '\x{fffe}\x{ffff}\x{e0000}-\x{e0fff}]',
    '',
    'g'
);
-- What was only unseen would be nothing, where something has to stand.
create macro tidy_text(words) as
    case
        when words <> '' and not regexp_matches(without_unfit(words), '[^\s]')
        then '–'
        else without_unfit(words)
    end;
create macro tidy_line(words) as
    regexp_replace(tidy_text(words), '[\n\t]+', ' ', 'g');

update activity set
    title = tidy_line(title),
    place = tidy_line(place),
    background = tidy_text(background),
    procedure = tidy_text(procedure),
    rundown = tidy_text(rundown),
    indicator = tidy_line(indicator),
    unit = tidy_line(unit),
    measured_by = tidy_line(measured_by),
    risk = tidy_text(risk),
    mitigation = tidy_text(mitigation),
    when_words = tidy_line(when_words)
where title is distinct from tidy_line(title)
    or place is distinct from tidy_line(place)
    or background is distinct from tidy_text(background)
    or procedure is distinct from tidy_text(procedure)
    or rundown is distinct from tidy_text(rundown)
    or indicator is distinct from tidy_line(indicator)
    or unit is distinct from tidy_line(unit)
    or measured_by is distinct from tidy_line(measured_by)
    or risk is distinct from tidy_text(risk)
    or mitigation is distinct from tidy_text(mitigation)
    or when_words is distinct from tidy_line(when_words);

update annual_meeting set
    place = tidy_line(place),
    agenda = tidy_text(agenda),
    second_way = tidy_text(second_way),
    second_way_result = tidy_text(second_way_result)
where place is distinct from tidy_line(place)
    or agenda is distinct from tidy_text(agenda)
    or second_way is distinct from tidy_text(second_way)
    or second_way_result is distinct from tidy_text(second_way_result);

update attachment set
    name = tidy_line(name)
where name is distinct from tidy_line(name);

update backup_setting set
    second_folder = tidy_text(second_folder)
where second_folder is distinct from tidy_text(second_folder);

update body set
    title = tidy_line(title),
    statutes = tidy_text(statutes)
where title is distinct from tidy_line(title)
    or statutes is distinct from tidy_text(statutes);

update budget_line set
    title = tidy_line(title),
    unit = tidy_line(unit),
    arkas_code = tidy_line(arkas_code),
    partner = tidy_line(partner)
where title is distinct from tidy_line(title)
    or unit is distinct from tidy_line(unit)
    or arkas_code is distinct from tidy_line(arkas_code)
    or partner is distinct from tidy_line(partner);

update calendar_feed set
    title = tidy_line(title)
where title is distinct from tidy_line(title);

update closing set
    reason_note = tidy_text(reason_note),
    decisions = tidy_text(decisions)
where reason_note is distinct from tidy_text(reason_note)
    or decisions is distinct from tidy_text(decisions);

update committee_position set
    duty = tidy_text(duty),
    entitlement = tidy_text(entitlement),
    responsibility = tidy_text(responsibility),
    title = tidy_line(title)
where duty is distinct from tidy_text(duty)
    or entitlement is distinct from tidy_text(entitlement)
    or responsibility is distinct from tidy_text(responsibility)
    or title is distinct from tidy_line(title);

update day_off set
    name = tidy_line(name)
where name is distinct from tidy_line(name);

update decree set
    considering = tidy_text(considering),
    attention = tidy_text(attention),
    costs = tidy_text(costs),
    copies = tidy_text(copies),
    number = tidy_line(number)
where considering is distinct from tidy_text(considering)
    or attention is distinct from tidy_text(attention)
    or costs is distinct from tidy_text(costs)
    or copies is distinct from tidy_text(copies)
    or number is distinct from tidy_line(number);

update family set
    father_name = tidy_line(father_name),
    mother_name = tidy_line(mother_name)
where father_name is distinct from tidy_line(father_name)
    or mother_name is distinct from tidy_line(mother_name);

update finding set
    text = tidy_text(text),
    recommended = tidy_text(recommended)
where text is distinct from tidy_text(text)
    or recommended is distinct from tidy_text(recommended);

update goal set
    title = tidy_line(title),
    reason = tidy_text(reason)
where title is distinct from tidy_line(title)
    or reason is distinct from tidy_text(reason);

update legal_basis set
    title = tidy_line(title),
    note = tidy_text(note)
where title is distinct from tidy_line(title)
    or note is distinct from tidy_text(note);

update letter set
    code = tidy_line(code),
    subject = tidy_line(subject),
    record = tidy_line(record),
    full_number = tidy_line(full_number)
where code is distinct from tidy_line(code)
    or subject is distinct from tidy_line(subject)
    or record is distinct from tidy_line(record)
    or full_number is distinct from tidy_line(full_number);

update letter_pattern set
    pattern = tidy_line(pattern),
    unit = tidy_line(unit)
where pattern is distinct from tidy_line(pattern)
    or unit is distinct from tidy_line(unit);

update meeting_decision set
    text = tidy_text(text)
where text is distinct from tidy_text(text);

update meeting_party set
    names = tidy_text(names)
where names is distinct from tidy_text(names);

update obstacle set
    note = tidy_text(note),
    remedy = tidy_text(remedy)
where note is distinct from tidy_text(note)
    or remedy is distinct from tidy_text(remedy);

update office set
    duty = tidy_text(duty),
    entitlement = tidy_text(entitlement),
    responsibility = tidy_text(responsibility),
    title = tidy_line(title)
where duty is distinct from tidy_text(duty)
    or entitlement is distinct from tidy_text(entitlement)
    or responsibility is distinct from tidy_text(responsibility)
    or title is distinct from tidy_line(title);

update office_term set
    element = tidy_line(element),
    reason = tidy_text(reason)
where element is distinct from tidy_line(element)
    or reason is distinct from tidy_text(reason);

update person set
    name = tidy_line(name),
    position = tidy_line(position)
where name is distinct from tidy_line(name)
    or position is distinct from tidy_line(position);

update planned_task set
    title = tidy_line(title),
    section = tidy_line(section)
where title is distinct from tidy_line(title)
    or section is distinct from tidy_line(section);

update problem set
    title = tidy_line(title),
    root_cause = tidy_text(root_cause),
    evidence = tidy_text(evidence)
where title is distinct from tidy_line(title)
    or root_cause is distinct from tidy_text(root_cause)
    or evidence is distinct from tidy_text(evidence);

update program_chapter set
    text = tidy_text(text)
where text is distinct from tidy_text(text);

update program_note set
    text = tidy_text(text),
    answer = tidy_text(answer)
where text is distinct from tidy_text(text)
    or answer is distinct from tidy_text(answer);

update report_indicator set
    name = tidy_line(name)
where name is distinct from tidy_line(name);

update review set
    note = tidy_text(note)
where note is distinct from tidy_text(note);

update school set
    name = tidy_line(name),
    address = tidy_text(address),
    city = tidy_line(city),
    principal_name = tidy_line(principal_name),
    principal_number = tidy_line(principal_number),
    letterhead = [tidy_line(one) for one in letterhead]
where name is distinct from tidy_line(name)
    or address is distinct from tidy_text(address)
    or city is distinct from tidy_line(city)
    or principal_name is distinct from tidy_line(principal_name)
    or principal_number is distinct from tidy_line(principal_number)
    or letterhead is distinct from [tidy_line(one) for one in letterhead];

update school_period set
    title = tidy_line(title)
where title is distinct from tidy_line(title);

update self_assessment set
    note = tidy_text(note)
where note is distinct from tidy_text(note);

update spending set
    title = tidy_line(title)
where title is distinct from tidy_line(title);

update student set
    name = tidy_line(name)
where name is distinct from tidy_line(name);

update task set
    title = tidy_line(title),
    detail = tidy_text(detail)
where title is distinct from tidy_line(title)
    or detail is distinct from tidy_text(detail);

update task_comment set
    text = tidy_text(text)
where text is distinct from tidy_text(text);

update task_item set
    title = tidy_line(title)
where title is distinct from tidy_line(title);

drop macro tidy_line;
drop macro tidy_text;
drop macro without_unfit;
