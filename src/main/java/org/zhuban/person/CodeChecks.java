package org.zhuban.person;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.OneTimeCodes;
import org.zhuban.privacy.Masks;

/** 短信验证码确认, the other way beside {@link FaceChecks}: a code to the mobile that the register has, with the limits of every code. */
@Service
public class CodeChecks {

    private final PersonRegister register;
    private final OneTimeCodes codes;

    CodeChecks(PersonRegister register, OneTimeCodes codes) {
        this.register = register;
        this.codes = codes;
    }

    /** The mobile that a code goes to, masked. */
    public String mobile(CurrentAccount account) {
        return Masks.phone(own(account));
    }

    /**
     * Sends a code.
     *
     * @param address of the asker
     * @throws org.zhuban.common.TooManyException as {@link OneTimeCodes#send}
     */
    @Transactional
    public void send(CurrentAccount account, String purpose, @Nullable String address) {
        codes.send(purpose, own(account), address);
    }

    /** Seconds until he may be sent another. */
    public long secondsToNext(CurrentAccount account) {
        return codes.secondsToNext(own(account));
    }

    /** Is it the code? Outside the transaction of {@link #use}, so that a wrong try counts. @throws InvalidInputException at {@code /code} */
    public void check(CurrentAccount account, String purpose, String code) {
        OneTimeCodes.Result result = codes.check(purpose, own(account), code);
        if (result != OneTimeCodes.Result.RIGHT) {
            throw refused(result);
        }
    }

    /** Uses the right code up, with what it confirms. @throws InvalidInputException at {@code /code}, if it was used meanwhile */
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(CurrentAccount account, String purpose) {
        if (!codes.use(purpose, own(account))) {
            throw refused(OneTimeCodes.Result.NONE);
        }
    }

    private static InvalidInputException refused(OneTimeCodes.Result result) {
        return new InvalidInputException(
                new FieldError("/code", "code." + result.name().toLowerCase(Locale.ROOT)));
    }

    private String own(CurrentAccount account) {
        return register.mobile(account.id()).orElseThrow(() -> new NotFoundException("person.unknown"));
    }
}
