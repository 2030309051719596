package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clepsydra.gate.ClassFiles;

/**
 * A sliding window that looks back over up to seven cells and the one that runs, from every state
 * within its invariant; the code is that of the longer ones, and so is the bound of its loop.
 *
 * <p>Some instant is looked at, of which nothing is known but that it came before. What was moved
 * since it, how much of the time since was counted, and how often a cell has ended since, are
 * reckoned beside the code. What is proved of it holds of every span of time that ends now.
 */
class WindowClaims extends Claims {
    static final String OWNER = "org/clepsydra/monitor/MotionWindow";
    // Of the shorter windows, every place in every one at once.
    private static final int CELLS = 8;
    static final long PARTS_MAX = 1L << 60;
    private static final int CELLS_MAX = 92;
    // Some thirty years.
    static final long CELL_MS_MAX = 1L << 40;
    // Where the method's variables hold the turn of its loop.
    private static final int TURN = 3;

    /** What was moved since the instant looked at, in how long, and how many cells ended. */
    record Span(Whole movedParts, Whole sinceMs, Whole ended) {}

    final Reference window = new Reference("window", true);
    final PathState any = prover.path();
    final Whole last;
    final Whole cellMs = any.symbol("cellMs", 1, CELL_MS_MAX);
    // How far the cell had run that ran at the instant looked at.
    final Whole beganMs = any.symbol("beganMs", 0, CELL_MS_MAX);
    final Span span =
            new Span(
                    any.symbol("movedParts", 0, Long.MAX_VALUE),
                    any.symbol("sinceMs", 0, Long.MAX_VALUE),
                    any.symbol("ended", 0, Long.MAX_VALUE));

    /** Every window of up to eight cells, wherever it stands. */
    WindowClaims(List<ClassFiles> code) {
        super(code);
        last = any.symbol("last", 0, CELLS - 1);
        begin(CELLS, any.symbol("now", 0, CELLS - 1));
    }

    /** The window that looks back over {@code whole} cells, where it stands in this one. */
    WindowClaims(List<ClassFiles> code, int whole, int now) {
        super(code);
        last = number(whole);
        begin(whole + 1, number(now));
    }

    private void begin(int length, Whole now) {
        any.set(window, "last", last);
        any.set(window, "cellMs", cellMs);
        any.set(window, "now", now);
        any.set(window, "passedMs", any.symbol("passedMs", 0, Long.MAX_VALUE));
        any.set(window, "total", any.symbol("total", 0, PARTS_MAX));
        List<Whole> cells = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            cells.add(any.symbol("cell" + i, 0, PARTS_MAX));
        }
        any.set(window, "cells", any.row("cells", number(CELLS_MAX), cells));
        any.assume(begun());
        kept(any, span).values().forEach(any::assume);
    }

    /** It begins with nothing in it, as long as asked for, in an array that is long enough. */
    void begins() {
        Reference made = new Reference("made", false);
        Outcome end = only(machine.run(OWNER, "<init>", any, made, last, cellMs));
        PathState path = end.path();
        claim(path, "as many cells", a.equal(path.number(made, "last"), last));
        claim(path, "as long", a.equal(path.number(made, "cellMs"), cellMs));
        Row cells = (Row) path.get(made, "cells");
        claim(path, "an array for them", a.below(last, cells.length()));
        for (String field : List.of("now", "passedMs", "total")) {
            // What a constructor does not set is zero, and so is every cell.
            Whole value = path.get(made, field) == null ? number(0) : path.number(made, field);
            claim(path, "begins at zero: " + field, a.equal(value, number(0)));
        }
    }

    /** Wherever it stands, an instant may be chosen: what is reckoned begins with nothing. */
    void anyInstant() {
        PathState path = withinCell();
        path.assume(a.equal(beganMs, any.number(window, "passedMs")));
        Span none = new Span(number(0), number(0), number(0));
        ends(List.of(new Outcome(path, null, List.of())));
        kept(path, none).forEach((words, claim) -> claim(path, words, claim));
    }

    /** Time passes: turn by turn of the loop, of which each ends a cell. */
    void pass() {
        PathState before = withinCell();
        Whole ms = before.symbol("ms", 0, Long.MAX_VALUE);
        Whole mostMs = product(number(CELLS_MAX), cellMs);
        Whole counted = a.lesser(ms, mostMs);
        Span later = new Span(span.movedParts(), sum(span.sinceMs(), counted), span.ended());
        for (Outcome end : ends(machine.runToLoop(OWNER, "pass", before, window, ms))) {
            claim(end.path(), "turn 0", a.equal((Whole) end.locals().get(TURN), number(0)));
            kept(end.path(), later).forEach((words, claim) -> claim(end.path(), words, claim));
            claim(end.path(), "turns enough", turnsLeft(end.path(), number(0)));
        }
        turn();
    }

    /** Any turn, from wherever those before it left it. */
    private void turn() {
        PathState before = any.copy();
        Whole turn = before.symbol("turn", 0, CELLS_MAX);
        before.assume(turnsLeft(before, turn));
        List<Value> locals = new ArrayList<>(List.of(window, number(0), number(0), turn));
        for (Outcome end : ends(machine.runFromLoop(OWNER, "pass", before, locals))) {
            PathState path = end.path();
            Whole next = (Whole) end.locals().get(TURN);
            if (next.equals(turn)) {
                passed(path, turn);
            } else {
                claim(path, "next turn", a.equal(next, sum(turn, number(1))));
                claim(path, "turns enough", turnsLeft(path, next));
                Whole ended = sum(span.ended(), number(1));
                Span later = new Span(span.movedParts(), span.sinceMs(), ended);
                kept(path, later).forEach((words, claim) -> claim(path, words, claim));
            }
        }
    }

    /** At the end of the loop less than a cell has passed of the one that runs. */
    private void passed(PathState path, Whole turn) {
        BoolExpr last = a.atMost(number(CELLS_MAX), turn);
        BoolExpr within = below(path);
        if (prover.possible(path, last)) {
            PathState after = path.copy();
            after.assume(last);
            prover.multiply(after, turn, number(CELLS_MAX), cellMs);
            claim(after, "within the cell, after every turn", within);
        }
        claim(path, "within the cell", a.any(last, within));
        kept(path, span).forEach((words, claim) -> claim(path, words, claim));
    }

    /** So many turns are left, that the last leaves less than a cell. */
    private BoolExpr turnsLeft(PathState path, Whole turn) {
        Whole turns = a.minus(number(CELLS_MAX + 1), turn);
        return a.below(path.number(window, "passedMs"), product(turns, cellMs));
    }

    /** Something is moved, up to what the window holds at most. */
    void add() {
        PathState before = withinCell();
        Whole parts = before.symbol("parts", 0, PARTS_MAX);
        for (Outcome end : ends(machine.run(OWNER, "add", before, window, parts))) {
            PathState path = end.path();
            Whole total = before.number(window, "total");
            Whole more = a.lesser(parts, a.minus(number(PARTS_MAX), total));
            claim(path, "added", a.equal(path.number(window, "total"), sum(total, more)));
            Whole moved = sum(span.movedParts(), more);
            Span now = new Span(moved, span.sinceMs(), span.ended());
            kept(path, now).forEach((words, claim) -> claim(path, words, claim));
            same(before, path, window, "passedMs");
        }
    }

    /**
     * The total is what was moved in the time just past: no less than in any span of as many cells
     * as it looks back over, no more than in one cell more.
     */
    void spans() {
        Whole total = any.number(window, "total");
        PathState shorter = withinCell();
        shorter.assume(a.atMost(span.sinceMs(), product(last, cellMs)));
        inWindow(shorter);
        claim(shorter, "all of it is in the total", a.atMost(span.movedParts(), total));
        PathState longer = withinCell();
        Whole more = sum(last, number(1));
        BoolExpr aCellMore = a.atMost(product(more, cellMs), span.sinceMs());
        longer.assume(aCellMore);
        apart(longer, more, span.ended(), aCellMore);
        claim(longer, "nothing older is in the total", a.atMost(total, span.movedParts()));
        ends(List.of(new Outcome(shorter, null, List.of()), new Outcome(longer, null, List.of())));
    }

    /** Of a span no longer than the window no cell has left it. */
    private void inWindow(PathState path) {
        BoolExpr shorter = a.atMost(span.sinceMs(), product(last, cellMs));
        apart(path, span.ended(), last, shorter);
    }

    /** One ≤ other, of so many cells; what is in them would only distract. */
    private void apart(PathState path, Whole one, Whole other, BoolExpr given) {
        PathState apart = prover.path();
        for (BoolExpr fact : List.of(given, eachAsLong(any, span), below(any), begun())) {
            claim(path, "what the count of cells rests on", fact);
            apart.assume(fact);
        }
        for (Whole known : List.of(any.number(window, "passedMs"), cellMs, beganMs)) {
            apart.bound(known);
        }
        prover.cancel(apart, one, other, cellMs);
        path.assume(a.atMost(one, other));
    }

    private BoolExpr begun() {
        return a.below(beganMs, cellMs);
    }

    final BoolExpr below(PathState path) {
        return a.below(path.number(window, "passedMs"), cellMs);
    }

    /** Between two steps less than a cell has passed of the one that runs. */
    final PathState withinCell() {
        PathState path = any.copy();
        path.assume(below(path));
        return path;
    }

    /** The invariant, and what it says of the span. */
    final Map<String, BoolExpr> kept(PathState path, Span of) {
        Map<String, BoolExpr> kept = new LinkedHashMap<>();
        Whole now = path.number(window, "now");
        Whole passed = path.number(window, "passedMs");
        Whole total = path.number(window, "total");
        List<Whole> cells = cells(path);
        kept.put("a cell of the window", a.all(a.atMost(number(0), now), a.atMost(now, last)));
        kept.put("time of the cell", a.atMost(number(0), passed));
        for (Whole cell : cells) {
            kept.put("a cell below zero " + kept.size(), a.atMost(number(0), cell));
        }
        kept.put("the total is the sum", a.equal(total, upTo(path, last)));
        kept.put("the total in range", a.within(total, 0, PARTS_MAX));
        kept.put("each cell as long", eachAsLong(path, of));
        BoolExpr left = a.below(last, of.ended());
        BoolExpr held = a.atMost(of.movedParts(), upTo(path, of.ended()));
        kept.put("nothing left too soon", a.any(left, held));
        Whole younger = upTo(path, a.minus(of.ended(), number(1)));
        kept.put("nothing counted twice", a.atMost(younger, of.movedParts()));
        return kept;
    }

    private BoolExpr eachAsLong(PathState path, Span of) {
        Whole ran = sum(product(of.ended(), cellMs), path.number(window, "passedMs"));
        return a.equal(sum(of.sinceMs(), beganMs), ran);
    }

    /** What is in the cells that began no more than so many before the one that runs. */
    private Whole upTo(PathState path, Whole ago) {
        List<Whole> cells = cells(path);
        Whole now = path.number(window, "now");
        Whole sum = number(0);
        for (int i = 0; i < cells.size(); i++) {
            Whole at = number(i);
            Whole since = a.minus(now, at);
            Whole age = a.either(a.atMost(at, now), since, sum(since, last, number(1)));
            BoolExpr counts = a.all(a.atMost(at, last), a.atMost(age, ago));
            sum = sum(sum, a.either(counts, cells.get(i), number(0)));
        }
        return sum;
    }

    final List<Whole> cells(PathState path) {
        return path.cells((Row) path.get(window, "cells"));
    }
}
