package org.clepsydra.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Walks everything the step reaches and holds it to the embeddable subset: no allocation, nothing
 * that cannot be translated to C one to one, no way to run for ever.
 *
 * <p>A call is resolved by its named owner only, which is exact as long as every class is final;
 * that is one of the rules.
 */
public final class StepGate {
    private static final Set<String> OUTSIDE =
            Set.of(
                    "java/lang/Math.min(JJ)J",
                    "java/lang/Math.max(JJ)J",
                    "java/lang/Math.min(II)I",
                    "java/lang/Math.max(II)I");

    private final ClassFiles classes;
    private final List<Breach> breaches = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();

    /** A gate over these classes. */
    public StepGate(ClassFiles classes) {
        this.classes = classes;
    }

    /**
     * Walks from every method named {@code method} of {@code owner}; an entry that is not there is
     * a breach.
     */
    public List<Breach> from(String owner, String method) {
        ClassNode entry = classes.find(owner);
        List<MethodNode> entries =
                entry == null
                        ? List.of()
                        : entry.methods.stream().filter(m -> m.name.equals(method)).toList();
        if (entries.isEmpty()) {
            breaches.add(new Breach("entry", owner + "." + method, 0, "does not exist"));
        }
        for (MethodNode node : entries) {
            walk(owner, node, new ArrayDeque<>());
        }
        return List.copyOf(breaches);
    }

    /** Methods walked so far, as owner.name+descriptor. */
    public Set<String> reached() {
        return Set.copyOf(seen);
    }

    private void walk(String owner, MethodNode method, Deque<String> path) {
        String key = owner + "." + method.name + method.desc;
        if (path.contains(key)) {
            breaches.add(new Breach("recursion", key, 0, "calls itself by way of " + path));
            return;
        }
        if (!seen.add(key)) {
            return;
        }
        path.push(key);
        breaches.addAll(new MethodRules(classes.find(owner), method).breaches());
        breaches.addAll(new LoopRule(owner, method).breaches());
        for (AbstractInsnNode at : method.instructions) {
            if (at instanceof MethodInsnNode call) {
                follow(owner, method, call, path);
            }
        }
        path.pop();
    }

    private void follow(String owner, MethodNode method, MethodInsnNode call, Deque<String> path) {
        String target = call.owner + "." + call.name + call.desc;
        MethodNode callee = classes.find(call.owner, call.name, call.desc);
        if (callee != null) {
            walk(call.owner, callee, path);
        } else if (!OUTSIDE.contains(target)) {
            breaches.add(
                    new Breach("outside call", owner + "." + method.name, Lines.of(call), target));
        }
    }
}
