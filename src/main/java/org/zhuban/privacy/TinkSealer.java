package org.zhuban.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.springframework.stereotype.Service;

@Service
class TinkSealer implements Sealer {

    private final Aead aead;
    private final Mac mac;

    TinkSealer(KeyFiles keys) throws GeneralSecurityException {
        aead = keys.read(KeyFiles.Purpose.SEAL).getPrimitive(RegistryConfiguration.get(), Aead.class);
        mac = keys.read(KeyFiles.Purpose.INDEX).getPrimitive(RegistryConfiguration.get(), Mac.class);
    }

    @Override
    public String seal(String plain, String table, String column, String row) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(bytes(plain), place(table, column, row)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value of " + table + "." + column + " could not be sealed", e);
        }
    }

    @Override
    public String open(String sealed, String table, String column, String row) {
        try {
            byte[] plain = aead.decrypt(Base64.getDecoder().decode(sealed), place(table, column, row));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBrokenException(
                    "The sealed value " + table + "." + column + " of " + row + " does not open", e);
        }
    }

    @Override
    public byte[] index(String kind, String value) {
        if (kind.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("NUL in the kind of an index");
        }
        try {
            return mac.computeMac(bytes(kind + '\0' + value));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An index of kind " + kind + " could not be computed", e);
        }
    }

    private static byte[] place(String table, String column, String row) {
        if (table.indexOf('|') >= 0 || column.indexOf('|') >= 0) {
            throw new IllegalArgumentException("| in the name of a table or column");
        }
        return bytes(table + '|' + column + '|' + row);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
