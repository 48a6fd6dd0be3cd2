-- RULES XC 4: one contract once an enterprise, by the number of the provincial collection too.
create unique index labour_contract_record_once on labour_contract (enterprise, record_no) where record_no is not null;
