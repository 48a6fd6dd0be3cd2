-- 自动审查未能完成: few rows among very many; the process administrators' list looks for them.
create index filing_finding_unfinished on filing_finding (filing, revision) where rule = 'checks-incomplete';
