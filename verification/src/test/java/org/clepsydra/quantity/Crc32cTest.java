package org.clepsydra.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~journal.chain~2")
class Crc32cTest {
    private final Crc32c crc = new Crc32c();

    @Test
    void isTheCastagnoliSumOfTheBytesLeastSignificantFirst() {
        SplittableRandom random = new SplittableRandom(17);
        for (int words = 0; words < 50; words++) {
            ByteBuffer bytes = ByteBuffer.allocate(8 * words).order(ByteOrder.LITTLE_ENDIAN);
            crc.begin();
            for (int i = 0; i < words; i++) {
                long word = random.nextLong();
                bytes.putLong(word);
                crc.word(word);
            }
            CRC32C wanted = new CRC32C();
            wanted.update(bytes.array());
            assertEquals(wanted.getValue(), crc.value());
        }
    }

    @Test
    void beginsAnewByItself() {
        Crc32c fresh = new Crc32c();
        fresh.word(5);
        crc.word(9);
        crc.begin();
        crc.word(5);
        assertEquals(fresh.value(), crc.value());
    }
}
