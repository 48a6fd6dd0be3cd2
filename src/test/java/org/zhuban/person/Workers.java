package org.zhuban.person;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.springframework.boot.test.context.TestComponent;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Attachments;
import org.zhuban.filing.FilingService;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;

/** Persons with a phone, for tests. */
@TestComponent
public class Workers {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final PersonRegister register;
    private final Persons persons;
    private final Accounts accounts;
    private final FilingService filings;
    private final Attachments attachments;
    private final FaceChecks faces;

    Workers(
            PersonRegister register,
            Persons persons,
            Accounts accounts,
            FilingService filings,
            Attachments attachments,
            FaceChecks faces) {
        this.register = register;
        this.persons = persons;
        this.accounts = accounts;
        this.filings = filings;
        this.attachments = attachments;
        this.faces = faces;
    }

    /** A certified one. @param number whole */
    public record Worker(CurrentAccount account, UUID id, String name, String number) {}

    public static String mobile() {
        return "1370001%04d".formatted(COUNT.incrementAndGet());
    }

    /** A right identity number that no other test has. */
    public static String number() {
        String start = "320507199%d%02d%02d%03d"
                .formatted(
                        COUNT.incrementAndGet() % 10,
                        1 + COUNT.get() / 10 % 12,
                        1 + COUNT.get() / 120 % 28,
                        COUNT.get() % 1000);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (start.charAt(i) - '0') * WEIGHTS[i];
        }
        return start + "10X98765432".charAt(sum % 11);
    }

    /** Registered, not certified. */
    public CurrentAccount registered() {
        return accounts.find(register.register(mobile())).orElseThrow();
    }

    public Worker certified(String name) {
        return certified(name, number());
    }

    public Worker certified(String name, String number) {
        return certify(mobile(), name, number);
    }

    /** The one with this mobile. */
    public Worker certify(String mobile, String name) {
        return certify(mobile, name, number());
    }

    public Worker certify(String mobile, String name, String number) {
        UUID account = register.register(mobile);
        register.certify(account, name, number, Person.CertifiedBy.FACE, null);
        return new Worker(
                accounts.find(account).orElseThrow(),
                persons.ofAccount(account).orElseThrow().id(),
                name,
                number);
    }

    public Person find(CurrentAccount account) {
        return persons.ofAccount(account.id()).orElseThrow();
    }

    /** Takes a picture for a draft and has it verified, as the phone page does. */
    public void faced(CurrentAccount account, UUID filing, String name, String number) {
        Attachment face = filings.attach(
                FilingService.Applicant.of(account), filing, "face", "face.png", new ByteArrayInputStream(picture()));
        try (var in = attachments.open(face)) {
            faces.check(account, FaceChecks.Purpose.CERTIFICATION, filing, name, number, in.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A picture bright enough for the sandbox, another each time. */
    public static byte[] picture() {
        return picture(new Color(120, 150, COUNT.incrementAndGet() % 200 + 50));
    }

    public static byte[] picture(Color colour) {
        var image = new BufferedImage(240, 320, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, 240, 320);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }
}
