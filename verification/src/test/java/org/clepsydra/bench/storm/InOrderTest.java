package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
    @Test
    void whatIsDoneFirstIsTakenInItsTurn() {
        // The first waits for the second where there are two processors.
        CountDownLatch second = new CountDownLatch(1);
        boolean two = Runtime.getRuntime().availableProcessors() > 1;
        List<Long> taken = new ArrayList<>();
        InOrder.run(
                5,
                205,
                number -> {
                    if (number == 6) {
                        second.countDown();
                    }
                    if (number == 5 && two) {
                        await(second);
                    }
                    return 2 * number;
                },
                taken::add);
        assertEquals(LongStream.range(5, 205).map(i -> 2 * i).boxed().toList(), taken);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRunThatBreaksOffIsNotPassedOver() {
        assertThrows(
                IllegalStateException.class,
                () ->
                        InOrder.run(
                                0,
                                3,
                                number -> {
                                    throw new IllegalArgumentException("broken");
                                },
                                taken -> {}));
    }
}
