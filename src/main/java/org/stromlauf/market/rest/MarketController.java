package org.stromlauf.market.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.market.MarketTime;
import org.stromlauf.market.MarketTime.Advance;

@RestController
@Profile("box")
@RequestMapping("/api/market")
@Tag(name = "Market box", description = "Die Zeit eines Marktes in der Kiste; in production there is no such resource")
class MarketController {

    /** @param by ISO 8601 */
    record AdvanceRequest(@Schema(example = "P1D") Duration by) {}

    record ClockView(@Schema(example = "2026-11-16T06:00:00Z") Instant now) {}

    private final MarketTime time;

    MarketController(MarketTime time) {
        this.time = time;
    }

    @GetMapping("/clock")
    @Operation(summary = "Tells the market's time")
    ClockView clock() {
        return new ClockView(time.now());
    }

    @PostMapping("/advance")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Moves time forward and does everything that becomes due on the way")
    Advance advance(@RequestBody AdvanceRequest request) {
        try {
            return time.advance(request.by());
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("market.advance", request.by());
        }
    }

    @PostMapping("/reset")
    @PreAuthorize("hasRole('OPERATOR')")
    @Operation(summary = "Takes the scenario back to its beginning: all that happened in it is forgotten")
    ClockView reset() {
        try {
            return new ClockView(time.reset());
        } catch (IllegalStateException e) {
            throw ProblemException.conflict("market.reset");
        }
    }
}
