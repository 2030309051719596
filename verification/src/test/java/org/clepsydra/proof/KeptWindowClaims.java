package org.clepsydra.proof;

import java.util.List;
import org.clepsydra.gate.ClassFiles;

/** What a record holds of a sliding window, and what the window is that goes on from one. */
final class KeptWindowClaims extends WindowClaims {
    private static final String RECORD = "org/clepsydra/monitor/MonitorRecord";
    // Most that a valid record holds of a cell.
    private static final long CELL_PARTS_MAX = 1L << 53;
    // Where in the record.
    private static final int INTO = 20;
    private static final int CELL = 30;

    KeptWindowClaims(List<ClassFiles> code) {
        super(code);
    }

    /** Any record that is valid leaves it within its invariant. */
    void restores() {
        machine.believe(
                RECORD + ".word",
                (path, at) -> {
                    boolean into = at.get(1).equals(number(INTO));
                    String name = "word" + ((Whole) at.get(1)).least();
                    Whole word = path.symbol(name, 0, into ? CELL_MS_MAX : CELL_PARTS_MAX);
                    path.assume(into ? a.below(word, cellMs) : a.all());
                    return word;
                });
        PathState before = prover.path();
        for (Whole known : List.of(cellMs, last, beganMs)) {
            before.bound(known);
        }
        for (String field : List.of("last", "cellMs", "cells")) {
            before.set(window, field, any.get(window, field));
        }
        Row cells = (Row) any.get(window, "cells");
        before.set(window, "cells", before.row("cells", cells.length(), any.cells(cells)));
        any.cells(cells).forEach(before::bound);
        for (Outcome end : ends(machine.run(OWNER, "restore", before, record()))) {
            PathState path = end.path();
            path.assume(a.equal(beganMs, path.number(window, "passedMs")));
            claim(path, "within the cell", below(path));
            Span none = new Span(number(0), number(0), number(0));
            kept(path, none).forEach((words, claim) -> claim(path, words, claim));
        }
    }

    /** What a record keeps goes on from there: a span goes on too, without the time between. */
    void goesOn() {
        Reference noted = new Reference("noted", true);
        machine.believe(
                RECORD + ".set",
                (path, at) -> {
                    path.set(noted, "word" + ((Whole) at.get(1)).least(), at.get(2));
                    return null;
                });
        machine.believe(
                RECORD + ".word",
                (path, at) -> path.number(noted, "word" + ((Whole) at.get(1)).least()));
        PathState before = withinCell();
        for (Whole cell : cells(before)) {
            before.assume(a.atMost(cell, number(CELL_PARTS_MAX)));
        }
        eachEnd(keeps -> goesOn(keeps.path()), OWNER, "keep", before, record());
    }

    private void goesOn(PathState before) {
        for (Outcome end : ends(machine.run(OWNER, "restore", before, record()))) {
            claim(end.path(), "within the cell", below(end.path()));
            kept(end.path(), span).forEach((words, claim) -> claim(end.path(), words, claim));
        }
    }

    private Value[] record() {
        return new Value[] {window, new Reference("record", true), number(INTO), number(CELL)};
    }
}
