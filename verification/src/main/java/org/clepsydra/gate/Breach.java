package org.clepsydra.gate;

/**
 * One place where a gate's rule does not hold.
 *
 * @param rule the rule's name
 * @param where class and method
 * @param line source line, 0 when unknown
 * @param what what stands there
 */
public record Breach(String rule, String where, int line, String what) {
    @Override
    public String toString() {
        return rule + ": " + where + ":" + line + " " + what;
    }
}
