using System.Text;
using Microsoft.Extensions.Configuration;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Vision;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Commands.Perceive;

/// <summary><c>./roomtone perceive</c>: what the agent sees in photographs. Answers go out, pictures do not.</summary>
internal sealed class PerceiveCommand(TextWriter output, TextWriter errors)
{
    private const int Failed = 1;
    private const int WrongUse = 2;

    private bool _hasFailed;

    /// <returns>0; 1 when a picture could not be read; 2 for wrong arguments; 78 when the networks cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        return await new PerceiveCommand(output, Console.Error).ExecuteAsync(args, CancellationToken.None);
    }

    public async Task<int> ExecuteAsync(string[] args, CancellationToken cancellationToken)
    {
        try
        {
            var asked = PerceiveArguments.Parse(args);
            var settings = SettingsFor(asked, args);
            using var reader = FaceReader.Open(settings);
            await LookAtAllAsync(asked, reader, cancellationToken);
            return _hasFailed ? Failed : 0;
        }
        catch (ArgumentException e)
        {
            await errors.WriteLineAsync(e.Message);
            return WrongUse;
        }
        catch (Exception e) when (e is VisionException or SettingsException)
        {
            await errors.WriteLineAsync(e.Message);
            return SettingsException.ExitCode;
        }
    }

    private static VisionSettings SettingsFor(PerceiveArguments asked, string[] args)
    {
        var configuration = new ConfigurationManager();
        ServiceRun.AddSettingsSources(configuration, args);
        var settings = SettingsRegistration.Read<VisionSettings>(configuration);
        return asked.MinScore is { } score ? settings with { MinScore = score } : settings;
    }

    private async Task LookAtAllAsync(PerceiveArguments asked, FaceReader reader, CancellationToken cancellationToken)
    {
        foreach (var path in asked.Paths)
        {
            foreach (var picture in await TryAsync(() => Task.FromResult(PicturePaths.Of(path))) ?? [])
            {
                if (await TryAsync(() => LookAtAsync(picture, asked, reader, cancellationToken)) is { } seen)
                    await AnswerAsync(seen, asked.Json);
            }
        }
    }

    private async Task<T?> TryAsync<T>(Func<Task<T>> attempt)
        where T : class
    {
        try
        {
            return await attempt();
        }
        catch (CameraException e)
        {
            _hasFailed = true;
            await errors.WriteLineAsync(e.Message);
            return null;
        }
    }

    private static async Task<PerceivedPicture> LookAtAsync(
        string path,
        PerceiveArguments asked,
        FaceReader reader,
        CancellationToken cancellationToken
    )
    {
        var picture = await StillDecoder.DecodeAsync(path, cancellationToken);
        var faces = asked.Crops ? reader.ReadCrop(picture) : reader.ReadStill(picture);
        return new PerceivedPicture(path, [.. faces.Select(FaceReport.Of)]);
    }

    private async Task AnswerAsync(PerceivedPicture picture, bool json)
    {
        await output.WriteLineAsync(json ? Encoding.UTF8.GetString(Wire.Write(picture)) : PictureTable.Of(picture));
        await output.FlushAsync();
    }
}
