/**
 * Slack's short names for the emoji a text bank is likely to meet.
 */

const TABLE = `
smile 😄|grinning 😀|smiley 😃|grin 😁|joy 😂|laughing 😆|sweat_smile 😅|blush 😊|wink 😉|heart_eyes 😍|thinking_face 🤔|neutral_face 😐
confused 😕|cry 😢|sob 😭|angry 😠|rage 😡|scream 😱|sleeping 😴|sunglasses 😎|slightly_smiling_face 🙂|upside_down_face 🙃|relieved 😌|hugging_face 🤗
tada 🎉|sparkles ✨|star ⭐|star2 🌟|fire 🔥|zap ⚡|boom 💥|rocket 🚀|trophy 🏆|medal 🏅|dart 🎯|gift 🎁|balloon 🎈|confetti_ball 🎊
+1 👍|thumbsup 👍|-1 👎|thumbsdown 👎|wave 👋|raised_hands 🙌|clap 👏|pray 🙏|muscle 💪|ok_hand 👌|point_right 👉|point_left 👈|point_up ☝️|point_down 👇
hand ✋|raised_hand ✋|v ✌️|handshake 🤝|writing_hand ✍️|eyes 👀|speaking_head_in_silhouette 🗣️|bust_in_silhouette 👤|busts_in_silhouette 👥|raising_hand 🙋
heart ❤️|blue_heart 💙|green_heart 💚|yellow_heart 💛|purple_heart 💜|broken_heart 💔|100 💯|question ❓|exclamation ❗|grey_question ❔|heavy_check_mark ✔️
white_check_mark ✅|ballot_box_with_check ☑️|x ❌|negative_squared_cross_mark ❎|no_entry ⛔|no_entry_sign 🚫|octagonal_sign 🛑|stop_sign 🛑|warning ⚠️|rotating_light 🚨
red_circle 🔴|large_orange_circle 🟠|orange_circle 🟠|large_yellow_circle 🟡|large_green_circle 🟢|green_circle 🟢|large_blue_circle 🔵|blue_circle 🔵|white_circle ⚪|black_circle ⚫
large_green_square 🟩|large_yellow_square 🟨|large_red_square 🟥|large_blue_square 🟦|white_large_square ⬜|black_large_square ⬛|small_blue_diamond 🔹|small_orange_diamond 🔸
speech_balloon 💬|left_speech_bubble 🗨️|thought_balloon 💭|incoming_envelope 📨|envelope ✉️|email 📧|e-mail 📧|mailbox 📫|mailbox_with_mail 📬|outbox_tray 📤|inbox_tray 📥|package 📦
iphone 📱|calling 📲|telephone ☎️|phone ☎️|telephone_receiver 📞|no_mobile_phones 📵|mobile_phone_off 📴|bell 🔔|no_bell 🔕|mega 📣|loudspeaker 📢|mute 🔇|sound 🔉
clock1 🕐|clock9 🕘|alarm_clock ⏰|stopwatch ⏱️|timer_clock ⏲️|hourglass ⌛|hourglass_flowing_sand ⏳|watch ⌚|calendar 📅|date 📅|spiral_calendar_pad 🗓️|night_with_stars 🌃
sunrise 🌅|sunny ☀️|sun_with_face 🌞|crescent_moon 🌙|first_quarter_moon_with_face 🌛|full_moon 🌕|cloud ☁️|umbrella ☔|rainbow 🌈|snowflake ❄️|seedling 🌱|evergreen_tree 🌲|bouquet 💐
memo 📝|pencil 📝|pencil2 ✏️|clipboard 📋|page_facing_up 📄|bookmark_tabs 📑|card_index 📇|file_folder 📁|open_file_folder 📂|books 📚|book 📖|link 🔗|paperclip 📎|pushpin 📌|round_pushpin 📍
bar_chart 📊|chart_with_upwards_trend 📈|chart_with_downwards_trend 📉|mag 🔍|mag_right 🔎|lock 🔒|unlock 🔓|key 🔑|gear ⚙️|wrench 🔧|hammer 🔨|hammer_and_wrench 🛠️|toolbox 🧰|bulb 💡|label 🏷️
arrow_right ➡️|arrow_left ⬅️|arrow_up ⬆️|arrow_down ⬇️|arrows_counterclockwise 🔄|arrows_clockwise 🔃|repeat 🔁|leftwards_arrow_with_hook ↩️|arrow_right_hook ↪️|twisted_rightwards_arrows 🔀|fast_forward ⏩
arrow_forward ▶️|double_vertical_bar ⏸️|pause_button ⏸️|black_square_for_stop ⏹️|heavy_plus_sign ➕|heavy_minus_sign ➖|new 🆕|ok 🆗|sos 🆘|free 🆓|information_source ℹ️|recycle ♻️
house 🏠|office 🏢|school 🏫|ballot_box_with_ballot 🗳️|ballot_box 🗳️|classical_building 🏛️|us 🇺🇸|flag-us 🇺🇸|earth_americas 🌎|globe_with_meridians 🌐|world_map 🗺️|car 🚗|bus 🚌|bike 🚲|airplane ✈️
coffee ☕|pizza 🍕|cake 🍰|birthday 🎂|cookie 🍪|apple 🍎|beers 🍻|dog 🐶|cat 🐱|bee 🐝|butterfly 🦋|robot_face 🤖|ghost 👻|wastebasket 🗑️|money_with_wings 💸|computer 💻|camera 📷|movie_camera 🎥
one 1️⃣|two 2️⃣|three 3️⃣|four 4️⃣|five 5️⃣|six 6️⃣|seven 7️⃣|eight 8️⃣|nine 9️⃣|keycap_ten 🔟|zero 0️⃣|palms_up_together 🤲|crossed_fingers 🤞|runner 🏃|shrug 🤷|facepalm 🤦|magic_wand 🪄
`;

const EMOJI = new Map(
  TABLE.trim().split(/[|\n]/).map((entry) => entry.split(" ")),
);

/** The character behind a short name ("tada"), or null. */
export function emojiFor(name) {
  return EMOJI.get(name) ?? null;
}

/** A plain text with its known short names as characters; the others stay as typed. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+'-]+):/g, (whole, name) => EMOJI.get(name) ?? whole);
}
