package org.clepsydra.proof;

import java.util.List;

/** What is believed of a method instead of running it; what it demands is proved at each call. */
@FunctionalInterface
public interface Contract {
    /**
     * Stands in for one call.
     *
     * @param arguments the receiver first, where there is one
     * @return the result; anything for a method without one
     */
    Value call(PathState path, List<Value> arguments);
}
