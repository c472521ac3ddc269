package org.thalweg.study;

import java.util.SortedMap;
import java.util.TreeMap;
import org.thalweg.border.BorderStudy;

/** Adds the posts at the gates to a study. */
final class PostsStage {
    private PostsStage() {}

    /** The study with its posts, where its scenario asks about them. */
    static StudyRunner.Result after(StudyRunner.Result lines, int threads, Progress progress) {
        Scenario scenario = lines.study().scenario();
        if (scenario.posts() == null) {
            return lines;
        }
        long start = System.nanoTime();
        progress.at("Posts at the gates", 1);
        BorderStudy posts = BorderStudy.run(scenario.posts(), threads > 1);
        SortedMap<String, Double> seconds = new TreeMap<>(lines.seconds());
        seconds.put("posts", (System.nanoTime() - start) / 1e9);
        return new StudyRunner.Result(lines.study().with(posts), seconds);
    }
}
