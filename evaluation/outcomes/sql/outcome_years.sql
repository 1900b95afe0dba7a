-- What did each school year bring, in numbers?
-- One row per school year from $since to $year that the school has, the first first.
-- An award of which only the year is known counts in the school year beginning in it.
with won as (
    select
        achievement.school_year,
        count(*) as achievements,
        count(*) filter (where achievement.level = 'school') as school,
        count(*) filter (where achievement.level = 'city') as city,
        count(*) filter (where achievement.level = 'province') as province,
        count(*) filter (where achievement.level = 'nation') as nation,
        count(*) filter (where achievement.level = 'world') as world
    from achievement
    group by achievement.school_year
),

honoured as (
    select
        recognition.given_year
        - if(month(recognition.given_on) < 7, 1, 0) as school_year,
        count(*) as awards
    from recognition
    where recognition.kind <> 'accreditation'
    group by 1
),

gained as (
    select facility.school_year, count(*) as facilities
    from facility
    group by facility.school_year
),

given as (
    select gift.school_year, count(*) as gifts
    from gift
    where gift.kind = 'goods'
    group by gift.school_year
),

applied as (
    select
        admission_path.school_year,
        sum(admission_path.seats) as seats,
        sum(admission_path.applicants) as applicants,
        sum(admission_path.accepted) as accepted,
        bool_and(
            admission_path.seats is not null and admission_path.applicants is not null
        ) as is_whole,
        sum(admission_path.seats)
            filter (where admission_path.path = 'achievement') as best_seats,
        sum(admission_path.applicants)
            filter (where admission_path.path = 'achievement') as best_applicants,
        sum(admission_path.accepted)
            filter (where admission_path.path = 'achievement') as best_accepted
    from admission_path
    group by admission_path.school_year
)

select
    school_year.start as school_year,
    coalesce(won.achievements, 0) as achievements,
    coalesce(won.school, 0) as school,
    coalesce(won.city, 0) as city,
    coalesce(won.province, 0) as province,
    coalesce(won.nation, 0) as nation,
    coalesce(won.world, 0) as world,
    coalesce(honoured.awards, 0) as awards,
    coalesce(gained.facilities, 0) as facilities,
    coalesce(given.gifts, 0) as gifts,
    applied.seats::integer as seats,
    applied.applicants::integer as applicants,
    applied.accepted::integer as accepted,
    coalesce(applied.is_whole, false) as is_whole,
    applied.best_seats::integer as seats_by_achievement,
    applied.best_applicants::integer as applicants_by_achievement,
    applied.best_accepted::integer as accepted_by_achievement
from school_year
left join won on won.school_year = school_year.start
left join honoured on honoured.school_year = school_year.start
left join gained on gained.school_year = school_year.start
left join given on given.school_year = school_year.start
left join applied on applied.school_year = school_year.start
where school_year.start between $since and $year
order by school_year.start
