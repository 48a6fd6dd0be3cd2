package org.zhuban.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.contract.ContractCollection.Collected;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseFacts;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;

/** 选择项目 (XC 6.1): the enterprise's own contracts in the provincial collection. */
@Component
class ContractCollectionPicker implements Picker {

    private final ContractCollection collection;
    private final EnterpriseFacts enterprises;
    private final Texts texts;

    ContractCollectionPicker(ContractCollection collection, EnterpriseFacts enterprises, Texts texts) {
        this.collection = collection;
        this.enterprises = enterprises;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "contract-collection";
    }

    /** @throws ContractCollection.CollectionDownException whose sentence says how to go on by hand */
    @Override
    public Page<Choice> search(Applicant applicant, String query, Map<String, Object> data, @Nullable String cursor) {
        String code = enterprises
                .of(applicant.organisation())
                .map(Enterprise::creditCode)
                .orElse("");
        if (code.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        Page<Collected> found = collection.search(code, query.strip(), cursor);
        return new Page<>(found.items().stream().map(this::choice).toList(), found.next());
    }

    private Choice choice(Collected collected) {
        return new Choice(
                collected.recordNo(),
                collected.projectName(),
                texts.text(
                        "contract.choice",
                        collected.contractNo(),
                        collected.generalContractor(),
                        collected.amount(),
                        collected.signedOn() == null ? "" : collected.signedOn().toString()),
                CollectedContracts.values(collected),
                "source.contract-collection");
    }
}
