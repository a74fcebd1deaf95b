using System.Text;
using Microsoft.Extensions.Configuration;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.State.Files;
using Roomtone.EdgeAgent.Vision;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Commands.Perceive;

/// <summary><c>./roomtone perceive</c>: what the agent sees in photographs. Answers go out, pictures do not.</summary>
internal sealed class PerceiveCommand(TextWriter output, TextWriter errors)
{
    private const int Failed = 1;
    private const int WrongUse = 2;

    /// <summary>Pixels. Memory for such a picture is given back before the next one is read, else .NET keeps several.</summary>
    private const long Large = 4_000_000;

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
            var settings = SettingsFor(asked, PerceiveArguments.Options(args));
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
            foreach (var picture in await PicturesAsync(path, asked.Json))
                await AnswerAsync(await LookAtAsync(picture, asked, reader, cancellationToken), asked.Json);
    }

    private async Task<IReadOnlyList<string>> PicturesAsync(string path, bool json)
    {
        try
        {
            return PicturePaths.Of(path);
        }
        catch (CameraException e)
        {
            await AnswerAsync(new PerceivedPicture(path, null, e.Message), json);
            return [];
        }
    }

    /// <summary>Whatever a picture throws is that picture's fault: the others are read.</summary>
    private static async Task<PerceivedPicture> LookAtAsync(
        string path,
        PerceiveArguments asked,
        FaceReader reader,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var picture = await StillDecoder.ReadAsync(path, cancellationToken);
            var faces = asked.Crops ? reader.ReadCrop(picture.Frame) : reader.ReadStill(picture.Frame);
            if (picture.Width * (long)picture.Height > Large) _ = GC.GetTotalMemory(forceFullCollection: true);
            return new PerceivedPicture(path, [.. faces.Select(face => FaceReport.Of(face, picture.Scale))]);
        }
        catch (CameraException e)
        {
            return new PerceivedPicture(path, null, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new PerceivedPicture(path, null, $"{RegularFile.Shown(path)} cannot be looked at: {e.Message}");
        }
    }

    private async Task AnswerAsync(PerceivedPicture picture, bool json)
    {
        if (picture.Error is { } error)
        {
            _hasFailed = true;
            await errors.WriteLineAsync(error);
        }

        if (json) await output.WriteLineAsync(Encoding.UTF8.GetString(Wire.Write(picture)));
        else if (picture.Faces is { } faces) await output.WriteLineAsync(PictureTable.Of(picture.Image, faces));
        await output.FlushAsync();
    }
}
