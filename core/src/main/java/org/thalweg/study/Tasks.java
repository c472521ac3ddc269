package org.thalweg.study;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.thalweg.standard.Mode;

/** Tasks on other threads: how they are run, and how their results and faults come back. */
final class Tasks {
    private Tasks() {}

    /**
     * Runs the tasks of several modes side by side.
     *
     * @param pool runs them
     * @param tasks tasks by mode
     * @return results by mode
     * @param <T> what a task gives
     * @throws RuntimeException the first fault in the order of modes, as the task threw it
     */
    static <T> SortedMap<Mode, T> all(ExecutorService pool, Map<Mode, Callable<T>> tasks) {
        SortedMap<Mode, Future<T>> futures = new TreeMap<>();
        tasks.forEach((mode, task) -> futures.put(mode, pool.submit(task)));
        SortedMap<Mode, T> results = new TreeMap<>();
        futures.forEach((mode, future) -> results.put(mode, result(future)));
        return Collections.unmodifiableSortedMap(results);
    }

    /**
     * Waits for a task.
     *
     * @param task the task
     * @return its result
     * @param <T> what it gives
     * @throws RuntimeException the task's fault, as it threw it
     */
    static <T> T result(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted", e);
        }
    }

    /**
     * Work whose time is taken.
     *
     * @param stage what it is
     * @param clock hears of the stage and when it began (ns), once it has ended well
     * @param work the work
     * @return the work, and telling the clock
     * @param <T> what it gives
     */
    static <T> Supplier<T> timed(String stage, ObjLongConsumer<String> clock, Supplier<T> work) {
        return () -> {
            long start = System.nanoTime();
            T result = work.get();
            clock.accept(stage, start);
            return result;
        };
    }

    /**
     * Threads that do not keep the program alive.
     *
     * @param threads how many, at least 1
     * @param name their name
     * @return a pool of them
     */
    static ExecutorService daemons(int threads, String name) {
        return Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
