/** Wörter, die nichts über eine Seite sagen. */
export const words = `der die das den dem des ein eine einen einem einer eines und oder aber von vom zu zum zur in im ins an am auf aus bei beim mit nach seit
    für um über unter durch gegen ohne bis als wie ist sind war waren bin bist seid sein wird werden wurde wurden worden habe hast hat haben hatte hatten
    ich mich mir mein meine meinen meinem meiner du dich dir dein deine er ihn ihm sie ihr ihre ihren ihrem ihrer es sich wir uns unser unsere unseren
    euch euer man jemand etwas dieser diese dieses diesen diesem da dort hier was wer wen wem welche welcher welches welchen wo wohin woher wann warum
    weshalb wieso kann kannst können könnte darf dürfen muss müssen soll sollen sollte will wollen mag möchte möchten tun macht machen gibt
    nicht kein keine keinen keinem keiner auch nur noch schon sehr so dann denn doch wenn ob dass damit dafür dazu davon bitte gern`;
