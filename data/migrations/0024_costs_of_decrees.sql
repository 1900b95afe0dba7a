-- A decree that has no number yet puts no costs on what families or partners give.
-- Signed decrees stay as they were signed.
update decree
set costs = replace(costs, 'Sumbangan sukarela', 'sumber lain yang sah dan tidak mengikat')
where number = '' and contains(costs, 'Sumbangan sukarela');
