package org.zhuban.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Ids;
import org.zhuban.employment.TitleCertificate;
import org.zhuban.employment.TitleCertificates;
import org.zhuban.filing.Filing;
import org.zhuban.privacy.Sealer;
import org.zhuban.register.RegisterEntries;

/** Entries 进疆报送 of an enterprise, whole: the row of the register, its qualifications, the certificates on it. */
@Component
public class Entries {

    /** Field: the last day of an entry. */
    public static final String VALID_UNTIL = "validUntil";

    private final EntryRegister register;
    private final EntryCertificateRegister certificates;
    private final RegisterEntries rows;
    private final EntryQualifications words;
    private final EntryPublication publication;
    private final CertifiedPeople people;
    private final TitleCertificates titles;
    private final EntryEndings endings;
    private final Sealer sealer;
    private final JdbcClient jdbc;

    @SuppressWarnings("TooManyParameters")
    Entries(
            EntryRegister register,
            EntryCertificateRegister certificates,
            RegisterEntries rows,
            EntryQualifications words,
            EntryPublication publication,
            CertifiedPeople people,
            TitleCertificates titles,
            EntryEndings endings,
            Sealer sealer,
            JdbcClient jdbc) {
        this.register = register;
        this.certificates = certificates;
        this.rows = rows;
        this.words = words;
        this.publication = publication;
        this.people = people;
        this.titles = titles;
        this.endings = endings;
        this.sealer = sealer;
        this.jdbc = jdbc;
    }

    /** What an entry says, its numbers in clear, by keys of the forms; empty if there is none or its approval was revoked. */
    public Optional<Map<String, Object>> current(UUID enterprise, EntryKind kind) {
        return rows.values(register, enterprise, kind.name());
    }

    /** Was the enterprise's entry of this kind revoked, and nothing took its place? */
    public boolean revokedBefore(UUID enterprise, EntryKind kind) {
        return rows.find(register, enterprise, kind.name()).isPresent()
                && current(enterprise, kind).isEmpty();
    }

    /** Kinds of the enterprise's entries that were not revoked, with the last day of each, in the order of kinds. */
    public Map<EntryKind, LocalDate> terms(UUID enterprise) {
        Map<EntryKind, LocalDate> terms = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select kind, valid_until from entry where enterprise = :enterprise
                          and not exists (select from filing f where f.id = entry.filing and f.state = 'REVOKED')
                        order by kind""")
                .param("enterprise", enterprise)
                .query((row, index) -> terms.put(
                        EntryKind.valueOf(row.getString("kind")), row.getObject("valid_until", LocalDate.class)))
                .list();
        return terms;
    }

    public static LocalDate validUntil(Map<String, Object> entry) {
        return LocalDate.parse(String.valueOf(entry.get(VALID_UNTIL)));
    }

    /** Makes the entry say this, in the decision's transaction; what is not given stays as it was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(Filing filing, EntryKind kind, Map<String, Object> said) {
        UUID enterprise = Objects.requireNonNull(filing.organisation());
        Map<String, Object> entry = new LinkedHashMap<>(
                rows.values(register, enterprise, kind.name()).orElseGet(Map::of));
        entry.putAll(said);
        entry.put("kind", kind.name());
        boolean qualified = said.containsKey(EntryQualifications.FIELD) || said.containsKey(EntryQualifications.OWN);
        List<Map<String, Object>> all = new ArrayList<>(EntryQualifications.list(said, EntryQualifications.FIELD));
        int synchronised = all.size();
        all.addAll(EntryQualifications.list(said, EntryQualifications.OWN));
        if (qualified) {
            entry.put("qualificationLines", all.stream().map(words::line).toList());
        }
        UUID id = rows.enter(register, filing, kind.name(), Ids.next(), entry);
        if (qualified) {
            keep(id, all, synchronised);
        }
        publication.entry(id, enterprise, kind, entry, said.containsKey(VALID_UNTIL));
    }

    /** Its approval was revoked. @throws org.zhuban.common.ConflictException {@code entry.revoke-whole} for a change of an entry */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoked(Filing filing) {
        endings.revoked(filing);
    }

    private void keep(UUID entry, List<Map<String, Object>> qualifications, int synchronised) {
        jdbc.sql("delete from entry_qualification where entry = :entry")
                .param("entry", entry)
                .update();
        for (int i = 0; i < qualifications.size(); i++) {
            Map<String, Object> one = qualifications.get(i);
            jdbc.sql(
                            """
                            insert into entry_qualification
                                (entry, position, type, specialty, grade, certificate_no, issued_by, issued_on, valid_until, by_hand)
                            values (:entry, :position, :type, :specialty, :grade, :number, :by, :on, :until, :byHand)""")
                    .param("entry", entry)
                    .param("position", i)
                    .param("type", one.get("type"))
                    .param("specialty", Objects.toString(one.get("specialty"), ""))
                    .param("grade", Objects.toString(one.get("grade"), ""))
                    .param("number", one.get("certificateNo"))
                    .param("by", one.get("issuedBy"))
                    .param("on", day(one.get("issuedOn")))
                    .param("until", day(one.get(VALID_UNTIL)))
                    .param("byHand", i >= synchronised)
                    .update();
        }
    }

    private static @Nullable LocalDate day(@Nullable Object value) {
        return value == null ? null : LocalDate.parse(value.toString());
    }

    /** Qualifications of an entry, as rows of the forms. @param byHand those written by hand, else those synchronised */
    public List<Map<String, Object>> qualifications(UUID enterprise, EntryKind kind, boolean byHand) {
        return jdbc.sql(
                        """
                        select q.* from entry_qualification q join entry e on e.id = q.entry
                        where e.enterprise = :enterprise and e.subject = :kind and q.by_hand = :byHand order by q.position""")
                .param("enterprise", enterprise)
                .param("kind", kind.name())
                .param("byHand", byHand)
                .query((row, index) -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("type", row.getString("type"));
                    one.put("specialty", row.getString("specialty"));
                    one.put("grade", row.getString("grade"));
                    one.put("certificateNo", row.getString("certificate_no"));
                    put(one, "issuedBy", row.getString("issued_by"));
                    put(one, "issuedOn", row.getString("issued_on"));
                    put(one, VALID_UNTIL, row.getString("valid_until"));
                    return one;
                })
                .list();
    }

    private static void put(Map<String, Object> row, String key, @Nullable Object value) {
        if (value != null) {
            row.put(key, value);
        }
    }

    /** Puts certificates on the entry, in the decision's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enterCertificates(Filing filing, EntryKind kind, List<Map<String, Object>> entered) {
        entered.forEach(certificate -> put(filing, kind, certificate, null));
        publish(filing, kind, entered, true);
    }

    /** Takes certificates out of the entry, in the decision's transaction; the rows stay, with that day. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelCertificates(Filing filing, EntryKind kind, List<Map<String, Object>> cancelled, LocalDate on) {
        cancelled.forEach(certificate -> put(filing, kind, certificate, on));
        publish(filing, kind, cancelled, false);
    }

    private void put(Filing filing, EntryKind kind, Map<String, Object> certificate, @Nullable LocalDate cancelledOn) {
        Map<String, Object> row = new LinkedHashMap<>(certificate);
        row.put("kind", kind.name());
        row.remove("cancelledOn");
        if (cancelledOn != null) {
            row.put("cancelledOn", cancelledOn.toString());
        }
        rows.enter(certificates, filing, subject(kind, row), Ids.next(), row);
    }

    /** Title certificates are held while they are filed; each person's notice is made once. */
    private void publish(Filing filing, EntryKind kind, List<Map<String, Object>> changed, boolean filed) {
        if (changed.isEmpty()) {
            return;
        }
        UUID enterprise = Objects.requireNonNull(filing.organisation());
        titles.file(
                enterprise,
                people.titles(enterprise, changed).values().stream()
                        .map(TitleCertificate::id)
                        .toList(),
                filed);
        publication.people(
                rows.find(register, enterprise, kind.name()).orElseThrow(),
                enterprise,
                kind,
                Objects.requireNonNull(terms(enterprise).get(kind)),
                changed.stream()
                        .map(certificate -> String.valueOf(certificate.get("idNumber")))
                        .distinct()
                        .map(number -> sealer.index("resident-id", number))
                        .toList());
    }

    private static String subject(EntryKind kind, Map<String, Object> row) {
        return kind + "|" + row.get("certificateKind") + "|" + row.get("certificateNo");
    }

    /** A certificate on the entry that was not taken out, its numbers in clear. */
    public Optional<Map<String, Object>> certificate(UUID enterprise, EntryKind kind, String certificateNo) {
        return jdbc.sql(
                        """
                        select subject from entry_certificate
                        where enterprise = :enterprise and kind = :kind and certificate_no = :number and cancelled_on is null
                        order by id limit 1""")
                .param("enterprise", enterprise)
                .param("kind", kind.name())
                .param("number", certificateNo)
                .query(String.class)
                .optional()
                .flatMap(subject -> rows.values(certificates, enterprise, subject));
    }

    /** Certificates on the entry that were not taken out: how many, of how many people, how many have ended by that day. */
    public record Tally(int certificates, int people, int ended) {}

    public Tally tally(UUID enterprise, EntryKind kind, LocalDate today) {
        return jdbc.sql(
                        """
                        select count(*) as certificates, count(distinct id_number_index) as people,
                               count(*) filter (where valid_until < :today) as ended
                        from entry_certificate where enterprise = :enterprise and kind = :kind and cancelled_on is null""")
                .param("enterprise", enterprise)
                .param("kind", kind.name())
                .param("today", today)
                .query((row, index) -> new Tally(row.getInt("certificates"), row.getInt("people"), row.getInt("ended")))
                .single();
    }

    /** People with a certificate on the entry whom the enterprise does not employ on that day. */
    public int strangers(UUID enterprise, EntryKind kind, LocalDate today) {
        return jdbc.sql(
                        """
                        select count(distinct c.id_number_index) from entry_certificate c
                        where c.enterprise = :enterprise and c.kind = :kind and c.cancelled_on is null and not exists (
                            select from employment e
                            where e.id_number_index = c.id_number_index and e.enterprise = c.enterprise
                              and e.state = 'ACTIVE' and :today between e.starts_on and e.ends_on)""")
                .param("enterprise", enterprise)
                .param("kind", kind.name())
                .param("today", today)
                .query(Integer.class)
                .single();
    }

    /** Does this certificate stand on an entry of the kind by another enterprise? */
    public boolean elsewhere(UUID enterprise, EntryKind kind, String certificateKind, String certificateNo) {
        return jdbc.sql(
                        """
                        select exists (select from entry_certificate
                            where kind = :kind and certificate_kind = :certificateKind and certificate_no = :number
                              and cancelled_on is null and enterprise <> :enterprise)""")
                .param("enterprise", enterprise)
                .param("kind", kind.name())
                .param("certificateKind", certificateKind)
                .param("number", certificateNo)
                .query(Boolean.class)
                .single();
    }
}
