package org.clepsydra.proof;

import java.nio.file.Path;
import org.clepsydra.Mistakes;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sliding window holds what was moved in every span of its length. */
class WindowProofTest {
    // What the hour and the day look back over.
    private static final int SECOND = 10;
    // And the minute.
    private static final int HOUR = 60;
    private static final int DAY = 91;

    @TempDir Path folder;

    @Test
    @Verifies("req~monitor.windows~3")
    void anyShortWindowHoldsWhatWasMovedInEverySpan() {
        Proofs.prove(WindowClaims::new, "MotionWindow of up to 8 cells", WindowProofTest::all);
    }

    @ParameterizedTest
    @ValueSource(ints = {SECOND, HOUR, DAY})
    @Verifies("req~monitor.windows~3")
    void theSecondTheMinuteTheHourAndTheDayDoToo(int whole) {
        String name = "MotionWindow of " + whole + " cells and one";
        // No code is run in these: at another place the cells only have other names.
        Proofs.prove(code -> new WindowClaims(code, whole, whole), name, WindowProofTest::anywhere);
        for (int i = 0; i <= whole; i++) {
            int now = i;
            Proofs.prove(
                    code -> new WindowClaims(code, whole, now),
                    name + ", at " + now,
                    WindowProofTest::moves);
        }
    }

    @Test
    @Verifies("req~persistence.monitor-windows~1")
    void aWindowGoesOnFromWhatWasKept() {
        Proofs.prove(KeptWindowClaims::new, "MotionWindow.restore", WindowProofTest::restored);
    }

    private static void restored(KeptWindowClaims claims) {
        claims.goesOn();
        claims.restores();
    }

    private static void all(WindowClaims claims) {
        anywhere(claims);
        moves(claims);
    }

    private static void anywhere(WindowClaims claims) {
        claims.begins();
        claims.anyInstant();
        claims.spans();
    }

    private static void moves(WindowClaims claims) {
        claims.add();
        claims.pass();
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                // A window, or a cell, that is too short.
                "this.last = whole; ~ this.last = whole - 1;",
                "now >= last ? 0 ~ now + 1 >= last ? 0",
                "passedMs >= cellMs; ~ passedMs + 1 >= cellMs;",
                "passedMs = passedMs - cellMs; ~ passedMs = 0;",
                "this.cellMs = cellMs; ~ this.cellMs = cellMs / 2;",
                // Cleared too soon, too late, or without being taken from the total.
                "cells[index()] = 0; ~ cells[index()] = 0; cells[index(now - 1)] = 0;",
                "cells[index()] = 0; ~ passedMs = passedMs + 0;",
                "total = total - cells[index()]; ~ total = 0;",
                "total = total - cells[index()]; ~ passedMs = passedMs + 0;",
                // Time that is not counted, or does not fit.
                "Math.min(ms, CELLS_MAX * cellMs) ~ Math.min(ms, cellMs)",
                "Math.min(ms, CELLS_MAX * cellMs) ~ Math.min(ms, (CELLS_MAX + 1) * cellMs)",
                "Math.min(ms, CELLS_MAX * cellMs) ~ ms",
                // Moved, but not counted, or not in the cell that runs; a sum that overflows.
                "long added = Math.min(parts, PARTS_MAX - total) ~ long added = parts",
                "cells[index()] = cells[index()] + added; ~ cells[index()] = added;",
                "cells[index()] = cells[index()] + added; ~ cells[0] = cells[0] + added;",
                "total = total + added; ~ total = total + added / 2;",
                "long added = Math.min(parts, ~ long added = Math.min(parts / 2,",
            })
    void aMistakeInTheWindowIsRefuted(String right, String wrong) {
        String owner = WindowClaims.OWNER;
        Proofs.refute(folder, owner, right, wrong, WindowClaims::new, WindowProofTest::all);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "record.set(intoMsAt, passedMs); ~ record.set(intoMsAt, 0);",
                "passedMs = record.word(intoMsAt); ~ passedMs = 0;",
                "int from = now; ~ int from = last;",
                "from = from <= 0 ? last : from - 1; ~ from = from >= last ? 0 : from + 1;",
                "Math.min(CELL_PARTS_MAX, cells[index(from)]) ~ cells[index(from)] / 2",
                "now = last; ~ now = 0;",
                "cells[index(last - i)] = ~ cells[index(i)] =",
                "total = total + record.word(cellsAt + i); ~ total = record.word(cellsAt + i);",
            })
    void aMistakeInWhatIsKeptIsRefuted(String right, String wrong) {
        String owner = WindowClaims.OWNER;
        Proofs.refute(
                folder, owner, right, wrong, KeptWindowClaims::new, WindowProofTest::restored);
    }
}
