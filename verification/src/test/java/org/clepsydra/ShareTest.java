package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShareTest {
    private static final List<Integer> CASES = List.of(1, 2, 3, 4, 5, 6, 7);

    @Test
    void takesTheFirstAndEachSoManyAfterIt() {
        assertEquals(List.of(1, 4, 7), Share.oneIn(CASES, 3).toList());
        assertEquals(List.of(1), Share.oneIn(CASES, 8).toList());
    }

    @Test
    void takesAllWhereAllIsAsked() {
        assertEquals(CASES, Share.oneIn(CASES, 1).toList());
        assertEquals(Share.whole() ? CASES : List.of(1, 3, 5, 7), Share.of(CASES, 2).toList());
        assertEquals(Share.whole() ? 40 : 5, Share.of(40, 5));
    }

    @Test
    void readsAMistakeBetweenItsTildes() {
        assertArrayEquals(
                new Object[] {"a.Owner", "x && y", "x &&", "16"},
                MistakeRows.arguments("a.Owner ~ x && y ~ x && ~ 16").get());
    }
}
