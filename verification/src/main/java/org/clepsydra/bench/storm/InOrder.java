package org.clepsydra.bench.storm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Runs on all processors. What comes out is taken by one thread in the order of the numbers, so
 * that it does not matter what ran beside what.
 */
final class InOrder {
    /** So many wait for the slowest, at most. */
    private static final int AHEAD = 64;

    private InOrder() {}

    static <T> void run(long from, long to, LongFunction<T> one, Consumer<T> taken) {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService all = Executors.newFixedThreadPool(processors, InOrder::thread);
        Deque<Future<T>> running = new ArrayDeque<>();
        try {
            for (long i = from; i < to; i++) {
                long number = i;
                running.add(all.submit(() -> one.apply(number)));
                if (running.size() > AHEAD) {
                    taken.accept(running.remove().get());
                }
            }
            while (!running.isEmpty()) {
                taken.accept(running.remove().get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run broke off: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            all.shutdownNow();
        }
    }

    private static Thread thread(Runnable runnable) {
        Thread thread = new Thread(runnable, "run");
        thread.setDaemon(true);
        return thread;
    }
}
