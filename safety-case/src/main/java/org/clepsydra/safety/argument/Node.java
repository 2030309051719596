package org.clepsydra.safety.argument;

import java.util.List;
import java.util.Map;

/**
 * One node of the argument.
 *
 * @param id its name, used once
 * @param kind its kind
 * @param text the claim, doubt or remark
 * @param supportedBy ids of what supports it; of a defeater, of what answers it
 * @param inContextOf ids of contexts, assumptions and justifications
 * @param challenges of a defeater, ids of what it would defeat; else empty
 * @param predicate of a solution, the predicate's name; else ""
 * @param args the predicate's arguments by name, in the order of the file
 * @param forEach of a pattern, what it is written out for; else ""
 * @param line its line in the file
 */
public record Node(
        String id,
        Kind kind,
        String text,
        List<String> supportedBy,
        List<String> inContextOf,
        List<String> challenges,
        String predicate,
        Map<String, String> args,
        String forEach,
        int line) {

    /** Whether it is written out for each of something. */
    public boolean pattern() {
        return !forEach.isEmpty();
    }

    /** The predicate with its arguments, as in {@code chain(hazard: haz~x)}; "" without. */
    public String call() {
        if (predicate.isEmpty()) {
            return "";
        }
        StringBuilder call = new StringBuilder(predicate).append('(');
        String comma = "";
        for (Map.Entry<String, String> arg : args.entrySet()) {
            call.append(comma).append(arg.getKey()).append(": ").append(arg.getValue());
            comma = ", ";
        }
        return call.append(')').toString();
    }
}
