package org.clepsydra.gate;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Lists every loop that an entry reaches, with its constant bound: how often it runs each time that
 * it is come to, and how often at most in one call of the entry, all the loops around it at their
 * ends, in whatever method they stand.
 *
 * <p>What is held to {@link LoopRule} is a tree of calls without recursion and of loops that count
 * from a constant to a constant, so both figures follow from the code alone. The second adds all
 * places that call; it takes no heed of conditions, so it is an upper bound that no course of
 * events comes to.
 */
public final class LoopBounds {
    /** Head of the table. */
    public static final String HEADER = "loop,line,bound,in one step";

    private final ClassFiles classes;
    private final Map<String, Long> calls = new HashMap<>();
    private final Map<String, MethodNode> nodes = new HashMap<>();
    private final Map<String, Set<String>> callers = new HashMap<>();

    /** The bounds over these classes. */
    public LoopBounds(ClassFiles classes) {
        this.classes = classes;
    }

    /**
     * One loop.
     *
     * @param from instruction that heads it
     * @param to the jump back
     */
    private record Loop(int from, int to, int line, long bound) {
        boolean holds(int at) {
            return at >= from && at <= to;
        }
    }

    /** Prints the table of the classes in a folder. Argument: the folder. */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: LoopBounds CLASSES");
            System.exit(2);
        }
        LoopBounds bounds = new LoopBounds(new ClassFiles(Path.of(args[0])));
        bounds.table("org/clepsydra/PumpCore", "step").forEach(System.out::println);
    }

    /** The table, a row a loop, in order of class, method and line. */
    public List<String> table(String owner, String method) {
        for (MethodNode node : classes.find(owner).methods) {
            if (node.name.equals(method)) {
                String key = key(owner, node.name, node.desc);
                walk(key, node);
                count(key);
            }
        }
        Set<String> rows = new TreeSet<>();
        nodes.forEach((key, node) -> rows.addAll(rows(key, node)));
        List<String> table = new ArrayList<>(List.of(HEADER));
        table.addAll(rows);
        return table;
    }

    private void walk(String key, MethodNode method) {
        if (nodes.putIfAbsent(key, method) != null) {
            return;
        }
        for (AbstractInsnNode at : method.instructions) {
            if (at instanceof MethodInsnNode call) {
                MethodNode callee = classes.find(call.owner, call.name, call.desc);
                if (callee != null) {
                    String called = key(call.owner, call.name, call.desc);
                    callers.computeIfAbsent(called, k -> new HashSet<>()).add(key);
                    walk(called, callee);
                }
            }
        }
    }

    /** Counts how often each method is called at most, callers before what they call. */
    private void count(String entry) {
        calls.put(entry, 1L);
        Map<String, Integer> open = new HashMap<>();
        callers.forEach((called, by) -> open.put(called, by.size()));
        Deque<String> ready = new ArrayDeque<>(List.of(entry));
        while (!ready.isEmpty()) {
            String key = ready.remove();
            MethodNode node = nodes.get(key);
            List<Loop> loops = loops(node);
            Set<String> called = new HashSet<>();
            for (AbstractInsnNode at : node.instructions) {
                if (at instanceof MethodInsnNode call) {
                    String target = key(call.owner, call.name, call.desc);
                    if (nodes.containsKey(target)) {
                        long times = times(key, loops, node.instructions.indexOf(at));
                        calls.merge(target, times, Math::addExact);
                        called.add(target);
                    }
                }
            }
            for (String target : called) {
                if (open.merge(target, -1, Integer::sum) == 0) {
                    ready.add(target);
                }
            }
        }
    }

    private List<String> rows(String key, MethodNode method) {
        List<Loop> loops = loops(method);
        List<String> rows = new ArrayList<>();
        String name = key.substring(0, key.indexOf('(')).replace('/', '.');
        for (Loop loop : loops) {
            long times = times(key, loops, loop.from());
            rows.add(name + "," + loop.line() + "," + loop.bound() + "," + times);
        }
        return rows;
    }

    /** How often at most the instruction at {@code at} runs in one call of the entry. */
    private long times(String key, List<Loop> loops, int at) {
        long times = calls.get(key);
        for (Loop loop : loops) {
            times = Math.multiplyExact(times, loop.holds(at) ? loop.bound() : 1);
        }
        return times;
    }

    private static List<Loop> loops(MethodNode method) {
        InsnList code = method.instructions;
        List<Loop> loops = new ArrayList<>();
        for (AbstractInsnNode at : code) {
            if (at instanceof JumpInsnNode back
                    && back.getOpcode() == Opcodes.GOTO
                    && code.indexOf(back.label) < code.indexOf(at)) {
                loops.add(loop(code, back));
            }
        }
        return loops;
    }

    /** A loop of the shape that the rule of loops accepts; of any other, an exception. */
    private static Loop loop(InsnList code, JumpInsnNode back) {
        AbstractInsnNode head = Code.next(back.label);
        AbstractInsnNode store = Code.previous(head);
        Integer first = store instanceof VarInsnNode ? Code.constant(store.getPrevious()) : null;
        Integer end = Code.constant(Code.next(head));
        if (first == null || end == null) {
            throw new IllegalArgumentException("no constant bound at line " + Lines.of(head));
        }
        long bound = Math.max(0L, (long) end - first);
        return new Loop(code.indexOf(back.label), code.indexOf(back), Lines.of(head), bound);
    }

    private static String key(String owner, String name, String descriptor) {
        return owner + "." + name + descriptor;
    }
}
