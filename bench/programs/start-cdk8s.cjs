const { App, Chart } = require('cdk8s');

const app = new App({ outdir: process.argv[2] });
new Chart(app, 'empty');
app.synth();
