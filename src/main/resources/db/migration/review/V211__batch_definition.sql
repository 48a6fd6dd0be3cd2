-- 批量办理: the version of its process that the reviewer saw each task with; another by its turn 流程迁移 = not decided.
alter table decision_batch_item add column definition text not null default ''; -- '' = decided before this was kept, or gone
update decision_batch_item i set definition = t.definition from open_task t where t.id = i.task_id and i.state = 'WAITING';
alter table decision_batch_item alter column definition drop default;
