@echo off
rem Keo tha bao cao vao tep nay de kiem tra. Drop reports on this file to have them checked.
setlocal
chcp 65001 >nul
set "here=%~dp0"
set "result=%TEMP%\cchc-check.html"
if exist "%result%" del /f /q "%result%"
if exist "%result%" goto failed
if exist "%here%.venv\Scripts\cchc-check.exe" goto check
py -3 -m venv "%here%.venv" || goto failed
"%here%.venv\Scripts\python.exe" -m pip install --quiet "%here%." || goto failed

:check
"%here%.venv\Scripts\cchc-check.exe" -o "%result%" %*
if not exist "%result%" goto failed
start "" "%result%"
exit /b 0

:failed
pause
exit /b 2
