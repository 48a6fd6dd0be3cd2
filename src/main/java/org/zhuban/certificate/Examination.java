package org.zhuban.certificate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.enterprise.Enterprise;

/**
 * What came of looking at a certificate.
 *
 * @param certificate null when none came, or none that can be read
 * @param creditCode  in its subject; null = none
 * @param enterprise  registered under that code; null = none
 * @param binding     of this certificate; null = none yet
 * @param refusals    by what was asked; what is not in it passed, or was not asked as something before it failed
 */
public record Examination(
        @Nullable EnterpriseCertificate certificate,
        @Nullable String creditCode,
        @Nullable Enterprise enterprise,
        @Nullable Binding binding,
        Map<Check, Refusal> refusals) {

    /** How one check ended. */
    public enum State {
        PASSED,
        FAILED,
        /** Not asked, as one before it failed. */
        OPEN
    }

    /** A line of the diagnostic page. */
    public record Line(Check check, State state, @Nullable Refusal refusal) {}

    static Examination nothing(Refusal why) {
        return new Examination(null, null, null, null, Map.of(why.check(), why));
    }

    /** The first that counts; empty when the certificate logs its enterprise in. */
    public Optional<Refusal> refusal() {
        return Arrays.stream(Check.values())
                .filter(refusals::containsKey)
                .map(refusals::get)
                .findFirst();
    }

    /** May an enterprise have it bound: everything holds but the binding itself? */
    public boolean bindable() {
        return refusal().filter(why -> why != Refusal.NOT_BOUND).isEmpty() && certificate != null;
    }

    /** The same, but somebody else's signature came with it. */
    public Examination unsigned() {
        var all = new EnumMap<Check, Refusal>(Check.class);
        all.putAll(refusals);
        all.put(Check.PRESENTED, Refusal.SIGNATURE);
        return new Examination(certificate, creditCode, enterprise, binding, all);
    }

    public List<Line> lines() {
        return Arrays.stream(Check.values()).map(this::line).toList();
    }

    private Line line(Check check) {
        Refusal why = refusals.get(check);
        if (why != null && !(why == Refusal.NOT_BOUND && refusals.size() > 1)) {
            return new Line(check, State.FAILED, why);
        }
        boolean open = certificate == null
                || why != null
                || (check == Check.REVOCATION && refusals.containsKey(Check.CHAIN))
                || (check == Check.BINDING && refusals.containsKey(Check.ENTERPRISE));
        return new Line(check, open ? State.OPEN : State.PASSED, null);
    }
}
