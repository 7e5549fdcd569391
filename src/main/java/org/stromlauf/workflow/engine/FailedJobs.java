package org.stromlauf.workflow.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.stromlauf.shared.UnitOfWork;

/**
 * What happens to a job that failed: it is tried again after five minutes, five times in all, then it becomes an incident. The
 * record of a failure is a unit of work of its own, for the job's own unit was rolled back and its ids are drawn again.
 */
class FailedJobs implements FailedJobCommandFactory {

    static final int TRIES = 5;
    static final String CYCLE = "R5/PT5M";
    private static final long PAUSE_MILLIS = 5 * 60 * 1000L;

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        var retry = new Retry(jobId, exception);
        return context -> {
            var job = context.getJobManager().findJobById(jobId);
            var left = job == null ? 0 : job.getRetries();
            return UnitOfWork.call("job:" + jobId + "/failed/" + left, () -> retry.execute(context));
        };
    }

    /** Jobs without an activity (schedules, queued work) pause between tries as the others do. */
    private static final class Retry extends DefaultJobRetryCmd {

        private static final long serialVersionUID = 1;

        Retry(String jobId, Throwable exception) {
            super(jobId, exception);
        }

        @Override
        protected void executeStandardStrategy(CommandContext context) {
            super.executeStandardStrategy(context);
            var job = getJob();
            if (job != null && job.getRetries() > 0) {
                job.setDuedate(new Date(ClockUtil.getCurrentTime().getTime() + PAUSE_MILLIS));
            }
        }
    }
}
