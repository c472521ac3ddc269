package org.thalweg.security;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Work cut into equal parts whose number does not depend on the threads, so that no sum does either. */
final class Spread {
    private static final int PARTS = 16;

    /** A part of the work. */
    interface Part<T> {
        /** Works on {@code from} (inclusive) to {@code to} (exclusive). */
        T of(int from, int to);
    }

    private Spread() {}

    /** The results of all parts, in order. */
    static <T> List<T> over(int n, ExecutorService pool, Part<T> part) {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int k = 0; k < PARTS; k++) {
            int from = (int) ((long) n * k / PARTS);
            int to = (int) ((long) n * (k + 1) / PARTS);
            if (to > from) {
                tasks.add(() -> part.of(from, to));
            }
        }
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the work was interrupted", e);
        }
    }
}
