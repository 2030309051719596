package org.clepsydra.safety.argument;

import java.util.ArrayList;
import java.util.List;

/** Divides a large case into a picture of its top and one of each branch. */
final class Layers {

    private Layers() {}

    /** The goals next below the root, through strategies, in order. */
    static List<String> branches(Case made) {
        List<String> branches = new ArrayList<>();
        collect(made, made.root(), branches);
        return branches;
    }

    private static void collect(Case made, String id, List<String> branches) {
        for (String below : made.node(id).supportedBy()) {
            Kind kind = made.node(below).kind();
            if (kind == Kind.STRATEGY) {
                collect(made, below, branches);
            } else if (kind == Kind.GOAL && !branches.contains(below)) {
                branches.add(below);
            }
        }
    }
}
