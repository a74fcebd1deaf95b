using System.Text.Json;
using Roomtone.CloudSync.Bench;

var options = BenchOptions.Parse(args);
await using var stage = await Stage.SetUpAsync();
var figures = await new CloudBench(stage, options).RunAsync();
foreach (var (name, value) in figures) await Console.Error.WriteLineAsync($"{name,-28} {value,14:N2}");
if (options.Json) Console.WriteLine(JsonSerializer.Serialize(figures));
return 0;
