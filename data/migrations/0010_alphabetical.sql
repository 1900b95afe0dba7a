-- The place of a name or title in a list, as people look for it: upper and lower case,
-- accents, apostrophes and quotation marks do not count, and numbers count as numbers
-- ("Rapat 2" before "Rapat 10"). In Python it is alphabetical in data/names.py.
create macro alphabetical(words) as regexp_replace(
    regexp_replace(
        translate(lower(strip_accents(words)), '"''`´‘’‛′ʼʻʾʿ“”„', ''),
        '([0-9]+)',
        '00000000\1',
        'g'
    ),
    '0*([0-9]{8,})',
    '\1',
    'g'
);
