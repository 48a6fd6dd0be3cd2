package org.zhuban.contract;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;
import org.zhuban.contract.ContractCollection.Collected;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseFacts;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Picker;
import org.zhuban.register.RegisterEntries;

/** 选择项目 (XC 6.1): the enterprise's own contracts in the provincial collection. */
@Component
class ContractCollectionPicker implements Picker {

    private final ContractCollection collection;
    private final ContractRegister register;
    private final RegisterEntries entries;
    private final EnterpriseFacts enterprises;
    private final Texts texts;

    ContractCollectionPicker(
            ContractCollection collection,
            ContractRegister register,
            RegisterEntries entries,
            EnterpriseFacts enterprises,
            Texts texts) {
        this.collection = collection;
        this.register = register;
        this.entries = entries;
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
        Set<String> entered = entries.present(
                register,
                Objects.requireNonNull(applicant.organisation()),
                "recordNo",
                found.items().stream().map(Collected::recordNo).toList());
        return new Page<>(
                found.items().stream()
                        .map(collected -> choice(collected, entered.contains(collected.recordNo())))
                        .toList(),
                found.next());
    }

    private Choice choice(Collected collected, boolean entered) {
        return new Choice(
                collected.recordNo(),
                collected.projectName(),
                texts.text(
                        entered ? "contract.choice.entered" : "contract.choice",
                        collected.contractNo(),
                        collected.generalContractor(),
                        collected.amount(),
                        collected.signedOn() == null ? "" : collected.signedOn().toString()),
                CollectedContracts.values(collected),
                "source.contract-collection");
    }
}
