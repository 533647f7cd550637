@rem `npm start` runs `exec node ...`, so that Unix shells make way for node and signals reach it. Windows has no exec.
@%*
