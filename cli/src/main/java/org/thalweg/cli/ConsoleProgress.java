package org.thalweg.cli;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;
import org.thalweg.study.Progress;

/** Shows progress: a bar with the time left on a terminal, a line per stage elsewhere, or nothing. */
final class ConsoleProgress implements Progress, AutoCloseable {
    /** Ticks of the whole bar. */
    private static final int WHOLE = 1000;

    /** Characters of a stage's name that are shown on a wide terminal. */
    private static final int LONGEST_STAGE = 36;

    /** Characters that the bar takes from the name on a narrow terminal. */
    private static final int SHORTEST_BAR = 12;

    /** Share of the run below which its pace foretells nothing. */
    private static final double LEAST_TO_FORETELL = 0.02;

    private final PrintWriter lines;
    private final ProgressBar bar;
    private final Overwritten line;
    private String stage = "";

    private ConsoleProgress(PrintWriter lines, ProgressBar bar, Overwritten line) {
        this.lines = lines;
        this.bar = bar;
        this.line = line;
    }

    /** Shows nothing. */
    static ConsoleProgress silent() {
        return new ConsoleProgress(null, null, null);
    }

    /** Shows a line per stage. */
    static ConsoleProgress lines(PrintWriter err) {
        return new ConsoleProgress(err, null, null);
    }

    /** Shows a bar that is drawn over itself and cleared at the end. */
    static ConsoleProgress bar(PrintWriter err, int columns) {
        Overwritten line = new Overwritten(err, columns);
        ProgressBar bar = new ProgressBarBuilder()
                .setInitialMax(WHOLE)
                .continuousUpdate()
                .setRenderer(ConsoleProgress::draw)
                .setUpdateIntervalMillis(200)
                .setConsumer(line)
                .build();
        return new ConsoleProgress(null, bar, line);
    }

    @Override
    public void at(String nowStage, double done) {
        if (bar != null) {
            bar.setExtraMessage(nowStage);
            bar.stepTo(Math.round(WHOLE * Math.min(done, 1)));
        } else if (lines != null && !nowStage.equals(stage)) {
            lines.println(String.format(Locale.ROOT, "[%3d %%] %s", Math.round(100 * Math.min(done, 1)), nowStage));
        }
        stage = nowStage;
    }

    @Override
    public void close() {
        if (bar != null) {
            // Draws a last time and waits for it; a bar that was never drawn before would stay.
            bar.close();
            line.wipe();
        }
    }

    /** The bar on one line of at most so many characters: stage, bar, share done, time left by the pace so far. */
    static String draw(ProgressState state, int columns) {
        double done = state.getNormalizedProgress();
        String end = String.format(Locale.ROOT, "] %3d %%  %-11s", (int) (100 * done), left(state, done));
        int words = Math.min(LONGEST_STAGE, Math.max(0, columns - end.length() - SHORTEST_BAR));
        int width = Math.max(0, columns - end.length() - words - 2);
        int filled = (int) (width * done);
        String stage = state.getExtraMessage();
        String shown = stage.substring(0, Math.min(words, stage.length()));
        String line = shown + " ".repeat(words - shown.length()) + " [" + "=".repeat(filled)
                + " ".repeat(width - filled) + end;
        return line.substring(0, Math.min(columns, line.length()));
    }

    private static String left(ProgressState state, double done) {
        if (done < LEAST_TO_FORETELL) {
            return "";
        }
        long seconds = Math.round(state.getTotalElapsed().toMillis() / 1000.0 * (1 - done) / done);
        return String.format(Locale.ROOT, "%d:%02d left", seconds / 60, seconds % 60);
    }

    /** A line of the terminal that is written again and again. */
    private static final class Overwritten implements ProgressBarConsumer {
        private final PrintWriter err;
        private final int columns;

        Overwritten(PrintWriter err, int columns) {
            this.err = err;
            this.columns = columns;
        }

        @Override
        public int getMaxRenderedLength() {
            // A character in the last column would wrap on some terminals.
            return columns - 1;
        }

        @Override
        public void accept(String line) {
            err.print("\r" + line);
            err.flush();
        }

        @Override
        public void close() {
            // The line is wiped when nothing more is drawn.
        }

        void wipe() {
            err.print("\r" + " ".repeat(getMaxRenderedLength()) + "\r");
            err.flush();
        }
    }
}
