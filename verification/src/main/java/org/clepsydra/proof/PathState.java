package org.clepsydra.proof;

import com.microsoft.z3.BoolExpr;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One way through the code: what is known on it, and what the fields of objects hold. */
public final class PathState {
    private record Operands(Object dividend, Object divisor) {}

    private final Arithmetic arithmetic;
    private final List<BoolExpr> known;
    private final Map<String, Value> fields;
    private final Map<String, List<Whole>> cells;
    private final Map<Operands, Division> divisions;

    PathState(Arithmetic arithmetic) {
        this(arithmetic, List.of(), Map.of(), Map.of(), Map.of());
    }

    private PathState(
            Arithmetic arithmetic,
            List<BoolExpr> known,
            Map<String, Value> fields,
            Map<String, List<Whole>> cells,
            Map<Operands, Division> divisions) {
        this.arithmetic = arithmetic;
        this.known = new ArrayList<>(known);
        this.fields = new HashMap<>(fields);
        this.cells = new HashMap<>(cells);
        this.divisions = new HashMap<>(divisions);
    }

    /** Another path that begins as this one stands. */
    public PathState copy() {
        return new PathState(arithmetic, known, fields, cells, divisions);
    }

    /** Takes as known, without proof. */
    public void assume(BoolExpr condition) {
        if (!condition.isTrue()) {
            known.add(condition);
        }
    }

    List<BoolExpr> known() {
        return known;
    }

    /** A number of which only its bounds are known. The same name is the same number. */
    public Whole symbol(String name, long least, long most) {
        return symbol(name, BigInteger.valueOf(least), BigInteger.valueOf(most));
    }

    Whole symbol(String name, BigInteger least, BigInteger most) {
        Whole symbol = arithmetic.symbol(name, least, most);
        bound(symbol);
        return symbol;
    }

    /** A number that no other name stands for. */
    public Whole unknown(String hint, long least, long most) {
        return symbol(arithmetic.unused(hint), least, most);
    }

    Whole unknown(String hint, BigInteger least, BigInteger most) {
        return symbol(arithmetic.unused(hint), least, most);
    }

    /** Takes the bounds of {@code value} as known to the solver too. */
    public void bound(Whole value) {
        known.addAll(arithmetic.bounds(value));
    }

    /** What a field holds, or null where nothing is known of it. */
    public Value get(Reference object, String field) {
        return fields.get(object.name() + "." + field);
    }

    /** The number a field holds; it must hold one. */
    public Whole number(Reference object, String field) {
        if (get(object, field) instanceof Whole value) {
            return value;
        }
        throw new IllegalStateException("no number in " + object.name() + "." + field);
    }

    /** Lets a field hold this. */
    public void set(Reference object, String field, Value value) {
        fields.put(object.name() + "." + field, value);
    }

    /**
     * An array that holds these, and may hold more: that only these are read and written is proved.
     */
    public Row row(String name, Whole length, List<Whole> first) {
        Row row = new Row(name, length);
        hold(row, first);
        return row;
    }

    /** What an array holds, as far as {@link #row} said so; null where it did not. */
    public List<Whole> cells(Row row) {
        return cells.get(row.name());
    }

    void hold(Row row, List<Whole> values) {
        cells.put(row.name(), List.copyOf(values));
    }

    /** A division made before with the same two numbers, or null. */
    Division made(Whole dividend, Whole divisor) {
        return divisions.get(new Operands(dividend.term(), divisor.term()));
    }

    void keep(Whole dividend, Whole divisor, Division division) {
        divisions.put(new Operands(dividend.term(), divisor.term()), division);
    }
}
