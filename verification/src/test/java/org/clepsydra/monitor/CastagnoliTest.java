package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~monitor.envelope-integrity~4")
class CastagnoliTest {
    @Test
    void isTheCastagnoliSumOfTheBytesLeastSignificantFirst() {
        Castagnoli crc = new Castagnoli();
        SplittableRandom random = new SplittableRandom(18);
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
}
