using Microsoft.Playwright;

namespace Roomtone.EndToEnd.Tests;

/// <summary>What a page gives out, heard at its players.</summary>
internal static class PageSounds
{
    public static Task RememberAsync(IPage page) => page.AddInitScriptAsync(
        """
        const play = HTMLMediaElement.prototype.play;
        window.sounds = new Set();
        HTMLMediaElement.prototype.play = function () { window.sounds.add(this); return play.call(this); };
        """);

    /// <summary>Listens to what the players of the page and of its frames give out, not to what they say.</summary>
    public static async Task<bool> InAsync(IPage page)
    {
        foreach (var frame in page.Frames)
            if (await InAsync(frame)) return true;
        return false;
    }

    /// <summary>A player that is taken out of the page while it is listened to gives nothing out.</summary>
    private static async Task<bool> InAsync(IFrame frame)
    {
        try
        {
            return await HeardInAsync(frame);
        }
        catch (PlaywrightException) when (frame.IsDetached)
        {
            return false;
        }
    }

    private static Task<bool> HeardInAsync(IFrame frame) => frame.EvaluateAsync<bool>(
        """
        async () => {
          for (const sound of window.sounds ?? []) {
            // One that is asked before it has loaded gives nothing for ever.
            if (sound.paused || sound.srcObject || sound.readyState < HTMLMediaElement.HAVE_FUTURE_DATA) continue;
            const stream = sound.captureStream();
            if (stream.getAudioTracks().length === 0) continue;
            const context = new AudioContext();
            try {
              const analyser = context.createAnalyser();
              context.createMediaStreamSource(stream).connect(analyser);
              const samples = new Float32Array(analyser.fftSize);
              for (let i = 0; i < 20; i++) {
                await new Promise((go) => setTimeout(go, 50));
                analyser.getFloatTimeDomainData(samples);
                if (samples.some((sample) => Math.abs(sample) > 0.003)) return true;
              }
            } finally {
              await context.close();
            }
          }
          return false;
        }
        """);
}
