package org.stromlauf;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The application: every module of DESIGN in one process. The launcher starts it for the commands that need it. */
@Modulithic(systemName = "Stromlauf")
@SpringBootApplication
public class StromlaufApplication {}
