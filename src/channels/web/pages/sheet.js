// The one button of the sheet: prints it.
document.getElementById('print')?.addEventListener('click', () => window.print());
