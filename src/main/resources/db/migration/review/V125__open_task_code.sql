-- A visitor's filing may be about a unit in a project: of its subject only the unit's code is a code.
update open_task set subject = split_part(subject, ' ', 1)
 where subject like '% %';
