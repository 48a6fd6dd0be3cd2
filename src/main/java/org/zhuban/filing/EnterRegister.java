package org.zhuban.filing;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** {@code enterRegister}: the effect of approval, by the type's class, in the decision's transaction. */
@Component("enterRegister")
class EnterRegister implements FilingStep {

    private final Filings filings;
    private final FilingData data;
    private final FilingTypes types;

    EnterRegister(Filings filings, FilingData data, @Lazy FilingTypes types) {
        this.filings = filings;
        this.data = data;
        this.types = types;
    }

    @Override
    public void run(Context context) {
        Filings.Row row = filings.find(context.filing()).orElseThrow();
        Filing filing = row.filing();
        types.type(filing.type()).enterRegister(filing, data.open(filing.id(), row.data()));
    }
}
