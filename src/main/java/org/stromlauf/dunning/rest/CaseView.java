package org.stromlauf.dunning.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stromlauf.dunning.Arrears;
import org.stromlauf.dunning.AvertingAgreement;
import org.stromlauf.dunning.CaseFile;
import org.stromlauf.dunning.CaseStep;
import org.stromlauf.dunning.Claim;
import org.stromlauf.dunning.DunningLevel;
import org.stromlauf.dunning.Hold;
import org.stromlauf.dunning.Notice;
import org.stromlauf.shared.Money;

/** A dunning case with all that happened in it. */
record CaseView(
        Summary summary,
        @Schema(description = "What is owed today; absent when the case is closed") @Nullable Owed owed,
        List<Step> steps,
        List<NoticeView> notices,
        List<Hold> holds,
        List<AvertingAgreement> agreements) {

    /** A case in a list. */
    record Summary(
            UUID id,
            @Schema(description = "The contract's number, the debtor's key") String contract,
            LocalDate openedOn,
            @Nullable LocalDate closedOn,
            @Schema(description = "How it ended; absent while it is open") CaseFile.@Nullable Outcome outcome,
            @Schema(description = "The last step taken", example = "THREAT") CaseStep.@Nullable Kind lastStep,
            @Schema(description = "For what it waits", example = "WAIT ANNOUNCEMENT") String waiting,
            @Schema(description = "Until when, if a day is known") @Nullable LocalDate until) {

        static Summary of(CaseFile file) {
            var closing = file.closing();
            var steps = file.steps();
            return new Summary(
                    file.id(),
                    file.debtor(),
                    file.openedOn(),
                    closing == null ? null : closing.day(),
                    closing == null ? null : closing.outcome(),
                    steps.isEmpty() ? null : steps.get(steps.size() - 1).kind(),
                    file.waiting().what(),
                    file.waiting().until());
        }
    }

    /** What is owed, in euro. */
    record Owed(
            Money total,
            @Schema(description = "What may lead to a disconnection (EnWG §41f)") Money counted,
            @Schema(description = "From how much on") Money threshold,
            List<Claim> claims) {

        static Owed of(Arrears arrears) {
            return new Owed(arrears.total(), arrears.counted(), arrears.threshold(), arrears.claims());
        }
    }

    /** Something that happened. */
    record Step(
            CaseStep.Kind kind,
            @Schema(description = "A notice counts from the day it reaches the customer") LocalDate day,
            @Schema(description = "An order's number, a clerk's words") String detail) {

        static Step of(CaseStep step) {
            return new Step(step.kind(), step.day(), step.detail());
        }
    }

    /** A letter, to be had as PDF under {@code notices/<number>}. */
    record NoticeView(
            int number,
            DunningLevel level,
            LocalDate writtenOn,
            LocalDate reachesOn,
            Money amount,
            Money fee,
            String fileName) {

        static NoticeView of(Notice notice) {
            return new NoticeView(
                    notice.number(),
                    notice.level(),
                    notice.writtenOn(),
                    notice.reachesOn(),
                    notice.amount(),
                    notice.fee(),
                    notice.fileName());
        }
    }
}
