package stoa.debate.judging;

import java.util.ArrayList;
import java.util.List;
import stoa.api.task.JobSpec;
import stoa.api.task.Jobs;

/** Jobs that nobody does. */
final class RecordingJobs implements Jobs {
    private final List<JobSpec> submitted = new ArrayList<>();

    List<JobSpec> submitted() {
        return submitted;
    }

    @Override
    public boolean submit(JobSpec job) {
        submitted.add(job);
        return true;
    }

    @Override
    public boolean cancel(String kind, String key) {
        return false;
    }
}
