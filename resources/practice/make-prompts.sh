#!/bin/sh
# Makes what the callers and employees of the practice exchange say: NAME-NUMBER.wav, 8 kHz, one channel, mu-law.
# Run once after a text has changed; the results are kept. Needs espeak-ng and sox.
set -eu
cd "$(dirname "$0")"

say() {
  espeak-ng -v "$2" -s "$3" --stdout "$4" |
    sox -D -t wav - -c 1 -e mu-law -b 8 "$1.wav" gain -6 highpass 200 lowpass 3400 rate 8000 gain -n -3 silence 1 0.02 1%
}

say client-1 en-gb+f3 155 "Good morning, this is Emma Whitfield of Northgate Foods. I am calling about order four four seven one. Could we have it on Friday instead of Monday?"
say client-2 en-gb+f3 155 "And the driver must call before he arrives, please. Could you put me through to Olena Kovalenko?"

say applicant-1 de+m3 155 "Guten Tag, mein Name ist Lukas Brenner. Ich rufe wegen Ihrer Anzeige an: Sie suchen jemanden für die Disposition."
say applicant-2 de+m3 155 "Ist die Stelle noch frei? Und mit wem kann ich darüber sprechen?"

say partner-1 en-gb-scotland+m2 155 "Hello, Daniel here, of Harbour Freight. Two of your containers have come in a day early."
say partner-2 en-gb-scotland+m2 155 "They cannot stay on the quay. Who can tell me where they should go?"

say withheld-1 en-gb-x-rp+m7 150 "Hello. I would rather not give my name. One of your lorries has blocked our gate since seven this morning."
say withheld-2 en-gb-x-rp+m7 150 "I only want to know who will see to it, and when."

say client-uk-1 uk+m1 150 "Добрий день, це Олексій Іваненко, Дніпро Агро. Нам потрібна ще одна машина на завтра, на восьму ранку."
say client-uk-2 uk+m1 150 "Чи можете ви з’єднати мене з Оленою Коваленко?"

say partner-ar-1 ar+m4 140 "السلام عليكم. معك سامي حداد من شركة حداد للشحن البحري. وصلت الشحنة إلى الميناء صباح اليوم."
say partner-ar-2 ar+m4 140 "من يستطيع أن يؤكد لي موعد الاستلام؟"

say unknown-1 pl+m6 155 "Dzień dobry, czy dodzwoniłem się do firmy Portico?"
say unknown-2 pl+m6 155 "Szukam kogoś, kto przewiezie meble z Warszawy do Londynu. Ile to kosztuje?"

say impatient-1 fr+f2 175 "Bonjour, Claire Fontaine, Atelier Clairefontaine. Je suis très pressée: où est mon camion?"
say impatient-2 fr+f2 175 "Je vous en prie, dites-moi seulement à quelle heure il arrive."

say forged-1 en-gb-x-rp+m3 165 "Good day, this is Oliver Hargreaves of Harrow and Finch. Our bank account has changed."
say forged-2 en-gb-x-rp+m3 165 "Please put me through to accounting at once, it is urgent."
say forged-3 en-gb+m5 150 "Oliver Hargreaves speaking. No, I have not called you today."

say employee-f-1 en-gb+f4 160 "Yes, hello? I am free, please put the call through."
say employee-f-2 en-gb+f4 160 "Good morning, how can I help you?"
say employee-m-1 en-gb+m2 160 "Yes, hello? I am free, please put the call through."
say employee-m-2 en-gb+m2 160 "Good morning, how can I help you?"
