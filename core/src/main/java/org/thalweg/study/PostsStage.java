package org.thalweg.study;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import org.thalweg.border.BorderStudy;

/**
 * Adds the posts at the gates to a study. They do not depend on the lines: where a thread is to spare they are simulated
 * beside the planning, else after it; the result is the same.
 */
final class PostsStage implements Runnable {
    private final Scenario scenario;
    private final FutureTask<BorderStudy> posts;

    PostsStage(Scenario scenario) {
        this.scenario = scenario;
        this.posts = new FutureTask<>(() -> BorderStudy.run(scenario.posts(), false));
    }

    /** Simulates the posts, where the scenario asks about them. */
    @Override
    public void run() {
        if (scenario.posts() != null) {
            posts.run();
        }
    }

    /** The study with its posts, where its scenario asks about them. */
    StudyRunner.Result after(StudyRunner.Result lines, Progress progress) {
        if (scenario.posts() == null) {
            return lines;
        }
        long start = System.nanoTime();
        progress.at("Posts at the gates", 1);
        run();
        BorderStudy found = Tasks.result(posts);
        SortedMap<String, Double> seconds = new TreeMap<>(lines.seconds());
        seconds.put("posts", (System.nanoTime() - start) / 1e9);
        return new StudyRunner.Result(lines.study().with(found), seconds);
    }
}
